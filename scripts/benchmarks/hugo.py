"""How would the same newsroom keep its site for Hugo?

In go a folder and a corpus; out comes a Hugo site in that folder with the pages that Vestnik makes
of the same corpus. Its settings, templates and wording lie in `hugo_site/`.

What Vestnik works out itself is handed to Hugo ready-made wherever a template of Hugo's would have
to search for it: the facts of a story stand in each of its files, a visit names its partners and a
partner its visits and agreements, months carry their names. So what remains different is in Hugo's
favour.
"""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from scripts.benchmarks.invention import (
    CATEGORIES,
    LANGS,
    PARTNERS,
    TAGS,
    TRANSLATOR,
    Corpus,
    Hrefs,
    Story,
    Visit,
    partner_name,
    photo_alt,
    text_of,
)
from scripts.corpus import fields, write_photos, write_text

_THEME = Path(__file__).resolve().parent / "hugo_site"

MONTHS: Mapping[str, tuple[str, ...]] = {
    "ru": (
        *("январь", "февраль", "март", "апрель", "май", "июнь"),
        *("июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}

COUNTRY: Mapping[str, str] = {"ru": "Китай", "en": "China"}


def write_hugo_site(folder: Path, corpus: Corpus, assets: Path) -> None:
    """Write the site that Hugo builds; `assets` are the theme's files, the same on both sides."""
    shutil.copytree(_THEME, folder)
    shutil.copytree(assets, folder / "static/assets")
    write_photos(folder / "assets/media/photos")
    register = {f"agreement-{visit.number}": agreement(visit) for visit in corpus.visits}
    write_text(folder / "data/agreements.yaml", fields(register))
    hosts = {visit.number: hosts_of(corpus, visit) for visit in corpus.visits}
    for lang in LANGS:
        _write_lists(folder / "content", corpus, lang)
        _write_partners(folder / "content/partners", corpus, hosts, lang)
        for visit in corpus.visits:
            file = folder / f"content/visits/visit-{visit.number}/_index.{lang}.md"
            _write_page(file, _visit(visit, hosts[visit.number], lang))
    for story in corpus.stories:
        for lang in story.langs:
            write_text(folder / article_path(story, lang), _article(corpus, story, lang))


def article_path(story: Story, lang: str) -> str:
    """Where Hugo's site keeps the text of a story: its folders are the archive's periods."""
    return f"content{_period(story.day)}/{story.key}.{lang}.md"


def agreement(visit: Visit) -> Mapping[str, object]:
    """An agreement as all generators but Vestnik are handed it."""
    return {
        "key": f"agreement-{visit.number}",
        "title": visit.agreement,
        "signed": str(visit.signed),
        "valid_until": str(visit.valid_until),
        "parties": [f"partner-{number}" for number in visit.parties],
        "scope": visit.title,
        "visit": f"visit-{visit.number}",
    }


def hosts_of(corpus: Corpus, visit: Visit) -> tuple[int, ...]:
    """The partners of a visit: of its stops, then of its stories."""
    told = (story for story in corpus.stories if story.visit == visit.number)
    numbers = [stop.partner for stop in visit.stops]
    numbers += [number for story in told for number in story.partners]
    return tuple(dict.fromkeys(number for number in numbers if number))


def _write_lists(content: Path, corpus: Corpus, lang: str) -> None:
    """The pages that list stories by something else than a partner or a visit."""
    for section, title in (("news", "news"), ("partners", "partners"), ("visits", "visits")):
        _write_page(content / f"{section}/_index.{lang}.md", {"title": title})
    _write_page(content / f"agreements.{lang}.md", {"title": "agreements", "type": "agreements"})
    for registry, names in (("categories", CATEGORIES), ("tags", TAGS)):
        unlisted = {"title": registry, "build": {"render": "never", "list": "never"}}
        _write_page(content / f"{registry}/_index.{lang}.md", unlisted)
        outputs = ["html"] if registry == "tags" else ["html", "atom", "jsonfeed"]
        for key, topic_name in names.items():
            topic = {"title": topic_name[lang], "outputs": outputs}
            _write_page(content / f"{registry}/{key}/_index.{lang}.md", topic)
    for year, month in sorted({(story.day.year, story.day.month) for story in corpus.stories}):
        name = MONTHS[lang][month - 1]
        _write_page(content / f"news/{year}/_index.{lang}.md", {"title": str(year)})
        period = {"title": f"{name} {year}", "month_name": name}
        _write_page(content / f"news/{year}/{month:02}/_index.{lang}.md", period)


def _write_partners(
    folder: Path, corpus: Corpus, hosts: Mapping[int, tuple[int, ...]], lang: str
) -> None:
    journeys, signed = defaultdict[int, list[str]](list), defaultdict[int, list[str]](list)
    for visit in reversed(corpus.visits):
        for number in hosts[visit.number]:
            journeys[number].append(f"visit-{visit.number}")
        for number in visit.parties:
            signed[number].append(f"agreement-{visit.number}")
    (other,) = (other for other in LANGS if other != lang)
    for number in range(PARTNERS):
        partner = {
            "title": partner_name(number)[lang],
            "other_name": partner_name(number)[other],
            "other_lang": other,
            "country": "CN",
            "country_name": COUNTRY[lang],
            "is_self": number == 0,
            "journeys": journeys[number],
            "signed": signed[number],
        }
        _write_page(folder / f"partner-{number}/_index.{lang}.md", partner)


def _visit(visit: Visit, hosts: tuple[int, ...], lang: str) -> Mapping[str, object]:
    itinerary = [
        {
            "date": str(day),
            "stops": [
                {"what": stop.what, "partners": [f"partner-{stop.partner}"]}
                for stop in visit.stops
                if stop.day == day
            ],
        }
        for day in visit.days
    ]
    return {
        "title": visit.title[lang],
        "year": str(visit.days[0].year),
        "starts": str(visit.days[0]),
        "ends": str(visit.days[-1]),
        "itinerary": itinerary,
        "hosts": [f"partner-{number}" for number in hosts],
        "signed": [f"agreement-{visit.number}"],
    }


_HREFS = Hrefs(
    partner=lambda number: f"/partners/partner-{number}",
    story=lambda story, _lang: f"{_period(story.day)}/{story.key}",
    photo=lambda number: f"media/photos/photo-{number}.jpg",
)


def _article(corpus: Corpus, story: Story, lang: str) -> str:
    text = text_of(corpus, story, lang, _HREFS)
    front: dict[str, object] = {
        "title": text.title,
        "description": text.summary,
        "date": str(story.day),
        "categories": [story.category],
        "tags": story.tags,
        "visits": [f"visit-{story.visit}"],
        "days": [str(story.day)],
        "partners": [f"partner-{number}" for number in story.partners],
        "image": f"media/photos/photo-{story.photo}.jpg",
        "image_alt": photo_alt(story.photo)[lang],
    }
    if story.agreements:
        front["agreements"] = [f"agreement-{number}" for number in story.agreements]
    if lang != story.langs[0]:
        front["translator"] = TRANSLATOR
    return f"---\n{fields(front)}---\n{text.body}"


def _period(day: date) -> str:
    """The month's folder, from the content's root."""
    return f"/news/{day.year}/{day.month:02}"


def _write_page(file: Path, front: Mapping[str, object]) -> None:
    """Write a page that has no text of its own."""
    write_text(file, f"---\n{fields(front)}---\n")
