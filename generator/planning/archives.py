"""The archive: its index, and a page for each year and month in which a story began."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from generator.model.parts import Link, MonthCount, Words
from generator.model.texts import Registry
from generator.model.views import ArchiveView, PeriodView, YearCount
from generator.planning.addresses import HOME, NEWS, Subject, address
from generator.planning.atlas import Leaf, index_leaf
from generator.planning.collation import sort_key
from generator.planning.frame import frame, pagination
from generator.planning.lists import list_leaves, page_cards
from generator.planning.outline import Outline
from generator.planning.sketches import Sketch
from generator.planning.stock import Stock


def archive_sketches(outline: Outline) -> Iterator[Sketch]:
    """The archive of each language. Its periods go by the stories' dates in the site's zone."""
    for lang in outline.config.langs:
        yield Sketch(index_leaf(NEWS, lang), "archive.html", _index_view)
        for period in _periods(outline, lang):
            year, _, month = period.key.partition("/")
            whole_year = (Subject(NEWS.kind, year),) if month else ()
            first = Leaf(
                address=address(lang, *period),
                lang=lang,
                subject=period,
                title=Words("" if month else year),
                section=NEWS.kind,
                above=(HOME, NEWS, *whole_year),
                nearest=(*whole_year, NEWS),
            )
            view = partial(_view, int(year), int(month) if month else None)
            for leaf in list_leaves(outline, first, len(outline.listed(period, lang))):
                yield Sketch(leaf, "period.html", view)


def _periods(outline: Outline, lang: str) -> list[Subject]:
    """The years and months that have stories, the latest first."""
    return sorted(
        (one for one in outline.lists[lang] if one.kind == NEWS.kind),
        key=lambda one: one.key,
        reverse=True,
    )


def _index_view(stock: Stock, leaf: Leaf) -> ArchiveView:
    outline, site = stock.outline, stock.outline.site
    years = (period for period in _periods(outline, leaf.lang) if "/" not in period.key)
    return ArchiveView(
        frame=frame(stock, leaf),
        years=tuple(
            YearCount(
                year=int(year.key),
                href=stock.atlas.href(year, leaf.lang),
                story_count=len(outline.listed(year, leaf.lang)),
                months=_months(stock, int(year.key), leaf.lang),
            )
            for year in years
        ),
        categories=_topics(stock, "categories", site.categories, leaf.lang),
        tags=_topics(stock, "tags", site.tags, leaf.lang),
    )


def _topics(stock: Stock, kind: Registry, keys: Iterable[str], lang: str) -> tuple[Link, ...]:
    """The topics that have a page, by name."""
    by_name = sort_key(lang)
    links = (stock.atlas.record(kind, key, lang) for key in keys)
    return tuple(
        sorted((link for link in links if link.href), key=lambda link: by_name(link.words.text))
    )


def _months(stock: Stock, year: int, lang: str) -> tuple[MonthCount, ...]:
    """The months of a year that have stories, the latest first."""
    months = ((month, Subject(NEWS.kind, f"{year:04}/{month:02}")) for month in range(12, 0, -1))
    return tuple(
        MonthCount(year, month, stock.atlas.href(period, lang), count)
        for month, period in months
        if (count := len(stock.outline.listed(period, lang)))
    )


def _view(year: int, month: int | None, stock: Stock, leaf: Leaf) -> PeriodView:
    return PeriodView(
        frame=frame(stock, leaf),
        year=year,
        month=month,
        months=() if month else _months(stock, year, leaf.lang),
        cards=page_cards(stock, leaf),
        story_count=len(stock.outline.listed(leaf.subject, leaf.lang)),
        pagination=pagination(stock.atlas, leaf),
    )
