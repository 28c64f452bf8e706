"""Pages that only show the way: `/` with its choice of languages, and the 404 pages."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.views import NotFoundView, RootLanguage, RootView
from generator.planning.addresses import HOME, MISSING, Subject
from generator.planning.atlas import ALL_LANGUAGES, Leaf
from generator.planning.frame import frame
from generator.planning.outline import Outline
from generator.planning.sketches import Sketch
from generator.planning.stock import Stock

MISSING_ANYWHERE = Subject("missing-anywhere")
"""`/404.html`, from which a reader goes on to a home, not to another such page."""


def signpost_sketches(outline: Outline) -> Iterator[Sketch]:
    """`/`, which is one of the homes, and the 404 pages, since some hosts serve only one."""
    yield Sketch(Leaf("/", ALL_LANGUAGES, subject=HOME), "root.html", _root_view)
    yield _missing("/404.html", ALL_LANGUAGES, MISSING_ANYWHERE)
    for lang in outline.config.langs:
        yield _missing(f"/{lang}/404.html", lang, MISSING)


def _missing(address: str, lang: str, subject: Subject) -> Sketch:
    leaf = Leaf(address, lang, subject=subject, is_indexed=False)
    return Sketch(leaf, "not-found.html", _not_found_view)


def _root_view(stock: Stock, leaf: Leaf) -> RootView:
    return RootView(frame(stock, leaf), _languages(stock, stock.outline.config.langs))


def _not_found_view(stock: Stock, leaf: Leaf) -> NotFoundView:
    langs = (leaf.lang,) if leaf.lang else stock.outline.config.langs
    return NotFoundView(frame(stock, leaf), _languages(stock, langs))


def _languages(stock: Stock, langs: tuple[str, ...]) -> tuple[RootLanguage, ...]:
    names = {lang: language.name for lang, language in stock.outline.config.languages.items()}
    chromes = (stock.chrome(lang) for lang in langs)
    return tuple(
        RootLanguage(
            chrome.lang,
            names[chrome.lang],
            chrome.title,
            chrome.description,
            chrome.home,
            chrome.menu,
        )
        for chrome in chromes
    )
