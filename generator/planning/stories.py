"""Articles: a page for every published text of a story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from generator.model.parts import Card, Link
from generator.model.views import ArticleView
from generator.planning.addresses import Subject, story_subject
from generator.planning.atlas import Leaf
from generator.planning.cards import summary, text_link
from generator.planning.frame import frame
from generator.planning.neighbours import Neighbours, neighbours
from generator.planning.outline import Outline
from generator.planning.prose import text_parts
from generator.planning.published import Text
from generator.planning.sketches import Sketch
from generator.planning.stock import Stock
from generator.planning.texts import lead_image, text_leaf


@dataclass(frozen=True, slots=True)
class _Pointers:
    """What points at a story, and what is beside it."""

    related: Mapping[Subject, tuple[Subject, ...]]
    """Stories that call it related."""
    digests: Mapping[Subject, tuple[Text, ...]]
    """Texts that condense it."""
    neighbours: Neighbours


def article_sketches(outline: Outline) -> Iterator[Sketch]:
    """The pages of all articles."""
    pointers = _pointers(outline)
    for texts in outline.texts.values():
        for text in texts.values():
            if text.story.section == "news":
                view = partial(_view, text, pointers)
                yield Sketch(text_leaf(outline, text), "article.html", view)


def _view(text: Text, pointers: _Pointers, stock: Stock, leaf: Leaf) -> ArticleView:
    atlas, outline = stock.atlas, stock.outline
    site, lang = outline.site, text.lang
    facts = text.facts
    before, after = pointers.neighbours.get((lang, text.subject), (None, None))
    return ArticleView(
        frame=frame(stock, leaf, summary(text), lead_image(outline, text)),
        text=text_parts(atlas, text),
        category=atlas.record("categories", facts.category, lang) if facts.category else None,
        tags=tuple(atlas.record("tags", tag, lang) for tag in facts.tags),
        visit=atlas.record("visits", facts.visit, lang) if facts.visit else None,
        days=tuple(sorted({day.day for day in facts.days})),
        partners=tuple(atlas.record("partners", key, lang) for key in facts.partners),
        partner_urls=tuple(site.partners[key].fields.url or "" for key in facts.partners),
        people=tuple(outline.name("people", key, lang) for key in facts.people),
        agreements=stock.rows(facts.agreements, lang),
        digests=_digests(stock, pointers.digests.get(text.subject, ()), lang),
        related=_related(stock, text, pointers),
        previous=text_link(atlas, before, lang) if before else None,
        next=text_link(atlas, after, lang) if after else None,
    )


def _digests(stock: Stock, texts: Iterable[Text], lang: str) -> tuple[Link, ...]:
    return tuple(text_link(stock.atlas, text, lang) for text in _by_story(texts, lang))


def _by_story(texts: Iterable[Text], lang: str) -> Iterable[Text]:
    """One text for each story, that of the language if there is one."""
    chosen: dict[Subject, Text] = {}
    for text in texts:
        if text.lang == lang or text.subject not in chosen:
            chosen[text.subject] = text
    return chosen.values()


def _related(stock: Stock, text: Text, pointers: _Pointers) -> tuple[Card, ...]:
    """Stories that it calls related or that call it so, as far as the language lists them."""
    named = (story_subject("news", key) for key in text.facts.related)
    subjects = dict.fromkeys((*named, *pointers.related.get(text.subject, ())))
    cards = (stock.stories.get((text.lang, subject)) for subject in subjects)
    return tuple(card for card in cards if card)


def _pointers(outline: Outline) -> _Pointers:
    related: defaultdict[Subject, dict[Subject, None]] = defaultdict(dict)
    digests: defaultdict[Subject, list[Text]] = defaultdict(list)
    for texts in outline.texts.values():
        for text in texts.values():
            for key in text.facts.related:
                related[story_subject("news", key)][text.subject] = None
            for key in text.version.digest_of:
                digests[story_subject("news", key)].append(text)
    return _Pointers(
        {story: tuple(by) for story, by in related.items()},
        {story: tuple(by) for story, by in digests.items()},
        neighbours(outline),
    )
