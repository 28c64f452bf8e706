"""The register of agreements, the latest first."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.views import AgreementsView
from generator.planning.addresses import AGREEMENTS, HOME, address
from generator.planning.atlas import Leaf
from generator.planning.frame import frame
from generator.planning.outline import Outline
from generator.planning.sketches import Sketch
from generator.planning.stock import Stock


def agreement_sketches(outline: Outline) -> Iterator[Sketch]:
    """The register in each language."""
    for lang in outline.config.langs:
        register = Leaf(
            address=address(lang, AGREEMENTS.kind),
            lang=lang,
            subject=AGREEMENTS,
            section=AGREEMENTS.kind,
            above=(HOME,),
            anchors=frozenset(outline.site.agreements),
        )
        yield Sketch(register, "agreements.html", _view)


def _view(stock: Stock, leaf: Leaf) -> AgreementsView:
    return AgreementsView(
        frame=frame(stock, leaf), rows=stock.rows(stock.outline.site.agreements, leaf.lang)
    )
