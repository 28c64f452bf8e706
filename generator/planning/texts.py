"""What do the pages of articles and standalone texts have in common?

In goes a published text; out come its leaf, which says where readers of another language go, and
the image that stands for it elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.parts import Image, Words
from generator.planning.addresses import HOME, NEWS, Subject
from generator.planning.atlas import Leaf
from generator.planning.media import image
from generator.planning.outline import Outline
from generator.planning.published import UNDATED, Text


def text_leaf(outline: Outline, text: Text) -> Leaf:
    """The page of a text."""
    is_article = text.story.section == "news"
    return Leaf(
        address=text.address,
        lang=text.lang,
        origin=text.version.article.marks.at("slug"),
        subject=text.subject,
        title=Words(text.front.title),
        section=NEWS.kind if is_article else text.story.key,
        above=(HOME, NEWS, *_category(text)) if is_article else (HOME,),
        nearest=tuple(_levels(outline, text)),
        anchors=frozenset((*text.version.anchors, *text.body.ids)),
        changed="" if text.changed == UNDATED else text.changed.isoformat(),
        is_indexed=not (text.is_expired or text.pending),
        is_paired=text.version.is_faithful,
    )


def lead_image(outline: Outline, text: Text) -> Image | None:
    """The picture by which others show the text: its lead photo, else the first of its gallery."""
    pictures = (text.facts.image, *text.facts.photos)
    return next((image(outline, one, text.lang) for one in pictures if one), None)


def _levels(outline: Outline, text: Text) -> Iterator[Subject]:
    """Visit, partner, category: what is nearest to the story in a language without it."""
    facts = text.facts
    if facts.visit:
        yield Subject("visits", facts.visit)
    others = (key for key in facts.partners if not outline.site.partners[key].fields.self)
    for partner in others:
        yield Subject("partners", partner)
    yield from _category(text)


def _category(text: Text) -> tuple[Subject, ...]:
    category = text.facts.category
    return (Subject("categories", category),) if category else ()
