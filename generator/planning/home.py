"""Homes: each language's lead story, its list of all stories, and the latest visits."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.model.views import HomeView
from generator.planning.addresses import HOME, address
from generator.planning.atlas import Leaf
from generator.planning.frame import frame, pagination
from generator.planning.lists import cards_of, list_leaves, on_first
from generator.planning.outline import Outline
from generator.planning.published import Text
from generator.planning.sketches import Sketch
from generator.planning.stock import Stock
from generator.planning.ties import latest_visits

VISIT_COUNT = 3
"""How many visits a home shows."""


def home_sketches(outline: Outline) -> Iterator[Sketch]:
    """Each language's home and the further pages of its list."""
    for lang in outline.config.langs:
        lead = _lead(outline.own(HOME, lang))
        others = tuple(text for text in outline.listed(HOME, lang) if text is not lead)
        home = Leaf(address=address(lang), lang=lang, subject=HOME, section=HOME.kind)
        for leaf in list_leaves(outline, home, len(others)):
            yield Sketch(leaf, "home.html", partial(_view, lead, others))


def _lead(own: tuple[Text, ...]) -> Text | None:
    """The newest featured story of the language, else the newest with an image, else the newest."""
    featured = (text for text in own if text.facts.featured)
    pictured = (text for text in own if text.facts.image)
    return next(featured, None) or next(pictured, None) or next(iter(own), None)


def _view(lead: Text | None, others: tuple[Text, ...], stock: Stock, leaf: Leaf) -> HomeView:
    visits = on_first(leaf, latest_visits(stock.outline)[:VISIT_COUNT])
    return HomeView(
        frame=frame(stock, leaf),
        lead=stock.stories[leaf.lang, lead.subject] if lead and leaf.number == 1 else None,
        cards=cards_of(stock, leaf, others),
        visits=tuple(stock.visits[leaf.lang, key] for key in visits),
        pagination=pagination(stock.atlas, leaf),
    )
