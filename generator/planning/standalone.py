"""Standalone pages: about, contacts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.model.views import StandaloneView
from generator.planning.atlas import Leaf
from generator.planning.bodies import body_view
from generator.planning.cards import summary
from generator.planning.frame import frame
from generator.planning.media import attachments
from generator.planning.moments import stamp
from generator.planning.outline import Outline
from generator.planning.published import Text
from generator.planning.stock import Stock
from generator.planning.texts import lead_image, text_leaf
from generator.planning.versions import version_links


def standalone_leaves(outline: Outline) -> Iterator[Leaf]:
    """The pages of all standalone texts."""
    for texts in outline.texts.values():
        for text in texts.values():
            if text.story.section == "pages":
                yield text_leaf(outline, text, "standalone.html", partial(_view, text))


def _view(text: Text, stock: Stock, leaf: Leaf) -> StandaloneView:
    outline = stock.outline
    updated = text.front.updated
    return StandaloneView(
        frame=frame(stock, leaf, summary(text), lead_image(outline, text)),
        title=text.front.title,
        summary=text.front.summary or "",
        updated=stamp(updated, outline.zone) if updated else None,
        versions=version_links(stock.atlas, text),
        body=body_view(stock.atlas, text.body, text.version.fills, text.lang),
        files=attachments(outline, text.facts.files, text.lang),
    )
