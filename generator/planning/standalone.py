"""Standalone pages: about, contacts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.model.views import StandaloneView
from generator.planning.atlas import Leaf
from generator.planning.cards import summary
from generator.planning.frame import frame
from generator.planning.outline import Outline
from generator.planning.prose import text_parts
from generator.planning.published import Text
from generator.planning.sketches import Sketch
from generator.planning.stock import Stock
from generator.planning.texts import lead_image, text_leaf


def standalone_sketches(outline: Outline) -> Iterator[Sketch]:
    """The pages of all standalone texts."""
    for texts in outline.texts.values():
        for text in texts.values():
            if text.story.section == "pages":
                yield Sketch(text_leaf(outline, text), "standalone.html", partial(_view, text))


def _view(text: Text, stock: Stock, leaf: Leaf) -> StandaloneView:
    return StandaloneView(
        frame=frame(stock, leaf, summary(text), lead_image(stock.outline, text)),
        text=text_parts(stock.atlas, text),
    )
