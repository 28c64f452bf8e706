"""The register of agreements, the latest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.model.views import AgreementsView
from generator.planning.addresses import AGREEMENTS
from generator.planning.atlas import Leaf, index_leaf
from generator.planning.frame import frame
from generator.planning.outline import Outline
from generator.planning.sketches import Sketch
from generator.planning.stock import Stock


def agreement_sketches(outline: Outline) -> Iterator[Sketch]:
    """The register in each language."""
    for lang in outline.config.langs:
        register = index_leaf(AGREEMENTS, lang)
        rows = frozenset(outline.site.agreements)
        yield Sketch(replace(register, anchors=rows), "agreements.html", _view)


def _view(stock: Stock, leaf: Leaf) -> AgreementsView:
    return AgreementsView(
        frame=frame(stock, leaf), rows=stock.rows(stock.outline.site.agreements, leaf.lang)
    )
