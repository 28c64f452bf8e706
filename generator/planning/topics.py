"""Categories and tags: a page for each in which a story stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Literal

from generator.model.texts import Entry
from generator.model.views import TopicView
from generator.model.written import Topic
from generator.planning.addresses import HOME, NEWS, Subject, address
from generator.planning.atlas import Leaf
from generator.planning.frame import frame, pagination
from generator.planning.lists import list_leaves, page_cards
from generator.planning.outline import Outline
from generator.planning.sketches import Sketch
from generator.planning.stock import Stock

Kind = Literal["categories", "tags"]


def topic_sketches(outline: Outline) -> Iterator[Sketch]:
    """The pages of all categories and tags, in each language that lists one of their stories."""
    yield from _sketches(outline, "categories", outline.site.categories.values())
    yield from _sketches(outline, "tags", outline.site.tags.values())


def _sketches(outline: Outline, kind: Kind, entries: Iterable[Entry[Topic]]) -> Iterator[Sketch]:
    for entry in entries:
        subject = Subject(kind, entry.key)
        for lang in outline.config.langs:
            count = len(outline.listed(subject, lang))
            first = Leaf(
                address=address(lang, kind, entry.fields.slug or entry.key),
                lang=lang,
                origin=entry.at("slug"),
                subject=subject,
                title=outline.name(kind, entry.key, lang),
                section=NEWS.kind,
                above=(HOME, NEWS),
                nearest=(NEWS,),
            )
            for leaf in list_leaves(outline, first, count) if count else ():
                yield Sketch(leaf, "topic.html", partial(_view, kind, entry.fields))


def _view(kind: Kind, topic: Topic, stock: Stock, leaf: Leaf) -> TopicView:
    text = topic.text.get(leaf.lang, "") if leaf.number == 1 else ""
    return TopicView(
        frame=frame(stock, leaf, text),
        registry=kind,
        name=leaf.title,
        text=text,
        cards=page_cards(stock, leaf),
        story_count=len(stock.outline.listed(leaf.subject, leaf.lang)),
        pagination=pagination(stock.atlas, leaf),
    )
