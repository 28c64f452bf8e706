"""Visits: their index, and a page for each with its itinerary and all that is tied to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import partial
from itertools import groupby

from generator.model.parts import VisitYear
from generator.model.texts import Entry
from generator.model.views import DayView, StopView, VisitsView, VisitView
from generator.model.written import Stop, Visit
from generator.planning.addresses import HOME, VISITS, Subject, address
from generator.planning.atlas import Leaf, index_leaf
from generator.planning.cards import visit_places
from generator.planning.frame import frame
from generator.planning.media import image, images
from generator.planning.outline import Outline
from generator.planning.people import person_row
from generator.planning.prose import record_description, record_parts
from generator.planning.published import Text
from generator.planning.sketches import Sketch
from generator.planning.stock import Stock
from generator.planning.ties import latest_visits


def visit_sketches(outline: Outline) -> Iterator[Sketch]:
    """The index in each language, and the page of every visit."""
    for lang in outline.config.langs:
        yield Sketch(index_leaf(VISITS, lang), "visits.html", _index_view)
        for key, entry in outline.site.visits.items():
            leaf = Leaf(
                address=address(lang, VISITS.kind, key),
                lang=lang,
                origin=entry.at(),
                subject=Subject(VISITS.kind, key),
                title=outline.name("visits", key, lang),
                section=VISITS.kind,
                above=(HOME, VISITS),
            )
            yield Sketch(leaf, "visit.html", partial(_view, entry))


def _index_view(stock: Stock, leaf: Leaf) -> VisitsView:
    cards = [stock.visits[leaf.lang, key] for key in latest_visits(stock.outline)]
    years = groupby(cards, key=lambda card: card.starts.year)
    return VisitsView(
        frame=frame(stock, leaf),
        years=tuple(VisitYear(year, tuple(visits)) for year, visits in years),
        count=len(cards),
    )


def _view(entry: Entry[Visit], stock: Stock, leaf: Leaf) -> VisitView:
    outline, lang = stock.outline, leaf.lang
    visit, site = entry.fields, outline.site
    text = site.texts.get(("visits", entry.key, lang))
    listed = outline.listed(leaf.subject, lang)
    pictures = (
        picture
        for index in range(len(visit.stops))
        for picture in site.stop_pictures.get((entry.key, index, lang), ())
    )
    lead = next(pictures, None)
    return VisitView(
        frame=frame(
            stock, leaf, record_description(text), image(outline, lead, lang) if lead else None
        ),
        title=leaf.title,
        starts=visit.starts,
        ends=visit.ends,
        direction=visit.direction,
        text=record_parts(stock.atlas, text),
        delegation=tuple(
            person_row(outline, one.person, visit.starts, lang, outline.words(one.role, lang))
            for one in visit.delegation
        ),
        places=visit_places(outline, visit, lang),
        days=tuple(_days(entry, listed, stock, lang)),
        cards=stock.cards((one for one in listed if not _days_told(one, lang)), lang),
        partners=tuple(stock.partners[lang, key] for key in stock.ties.visit_partners[entry.key]),
        agreements=stock.rows(stock.ties.visit_agreements.get(entry.key, ()), lang),
        story_count=len(listed),
        countries=_countries(outline, visit),
    )


def _days(
    entry: Entry[Visit], listed: tuple[Text, ...], stock: Stock, lang: str
) -> Iterator[DayView]:
    """The days on which there was a stop or of which a story tells."""
    visit = entry.fields
    stops: defaultdict[date, list[StopView]] = defaultdict(list)
    for index, stop in enumerate(visit.stops):
        stops[stop.date].append(_stop(stock, entry.key, index, stop, lang))
    stories: defaultdict[date, list[Text]] = defaultdict(list)
    for text in listed:
        for day in _days_told(text, lang):
            stories[day].append(text)
    for day in sorted({*stops, *stories}):
        yield DayView(
            date=day,
            number=(day - visit.starts).days + 1,
            anchor=f"day-{day.isoformat()}",
            stops=tuple(stops[day]),
            cards=stock.cards(stories[day], lang),
        )


def _days_told(text: Text, lang: str) -> tuple[date, ...]:
    """The days that a listed text is about, each once."""
    return tuple(dict.fromkeys(day.day for day in text.facts_in(lang).days))


def _stop(stock: Stock, visit: str, index: int, stop: Stop, lang: str) -> StopView:
    outline = stock.outline
    return StopView(
        part=stop.part or "",
        place=outline.name("places", stop.place, lang) if stop.place else None,
        partners=tuple(stock.atlas.record("partners", key, lang) for key in stop.partners),
        people=tuple(person_row(outline, who, stop.date, lang) for who in stop.people),
        what=outline.words(stop.what, lang),
        agreements=stock.rows(stop.agreements, lang),
        photos=images(outline, outline.site.stop_pictures.get((visit, index, lang), ()), lang),
    )


def _countries(outline: Outline, visit: Visit) -> tuple[str, ...]:
    """The countries of the stops in their order, each once."""
    places = (outline.site.places.get(stop.place or "") for stop in visit.stops)
    countries = (place.fields.country for place in places if place)
    return tuple(dict.fromkeys(country for country in countries if country))
