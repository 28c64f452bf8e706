"""What is every generator that has no newsroom of its own handed ready-made?

In goes a corpus; out comes all that the site says beside its articles, as plain values that JSON
can carry: names, visits day by day, agreements, wording; and the facts of a story as its own file
states them. What relates records to one another is worked out here, not by the generator, so what
remains different is in the generator's favour.
"""

from __future__ import annotations

import json
import re
import shutil
import tomllib
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from scripts.benchmarks.hugo import COUNTRY, MONTHS, agreement, hosts_of
from scripts.benchmarks.invention import (
    CATEGORIES,
    LANGS,
    PARTNERS,
    TAGS,
    TRANSLATOR,
    Corpus,
    Story,
    Text,
    Visit,
    partner_name,
    photo_alt,
)
from scripts.corpus import write_photos, write_text

PAGES = Path(__file__).resolve().parent / "jinja_pages"
"""The templates that Pelican (by Jinja) and Eleventy (by Nunjucks) both fill."""

HUGO_SITE = Path(__file__).resolve().parent / "hugo_site"
"""Its wording and its four fixed files are every contender's."""


def furnish(
    folder: Path, template: Path, corpus: Corpus, assets: Path, pages: str, static: str
) -> None:
    """Write all of a site but its articles; `assets` are the theme's files, as on all sides.

    The template is what only this generator needs; the pages that all of them draw, and what is
    published as it is, go into the folders of these names.
    """
    shutil.copytree(template, folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(PAGES, folder / pages, dirs_exist_ok=True)
    shutil.copytree(HUGO_SITE / "static", folder / static)
    shutil.copytree(assets, folder / static / "assets")
    write_photos(folder / static / "media/photos")
    _write_room(folder / "room.json", corpus)


def _write_room(file: Path, corpus: Corpus) -> None:
    """Write what the site says beside its articles."""
    write_text(file, json.dumps(_room(corpus), ensure_ascii=False))


def facts(story: Story, text: Text, lang: str) -> Mapping[str, object]:
    """What the head of an article says."""
    values: dict[str, object] = {
        "title": text.title,
        "summary": text.summary,
        "date": str(story.day),
        "slug": story.key,
        "lang": lang,
        "category": story.category,
        "topics": story.tags,
        "visit": f"visit-{story.visit}",
        "partners": [f"partner-{number}" for number in story.partners],
        "agreements": [f"agreement-{number}" for number in story.agreements],
        "image": photo_href(story.photo),
        "image_alt": photo_alt(story.photo)[lang],
    }
    return values | ({"translator": TRANSLATOR} if lang != story.langs[0] else {})


def address(story: Story, lang: str) -> str:
    """Where readers find an article."""
    return f"/{lang}/news/{story.day.year}/{story.key}/"


def photo_href(number: int) -> str:
    """Where readers find a photo."""
    return f"/media/photos/photo-{number}.jpg"


_DAY_MONTHS: Mapping[str, tuple[str, ...]] = {
    **MONTHS,
    "ru": (
        *("января", "февраля", "марта", "апреля", "мая", "июня"),
        *("июля", "августа", "сентября", "октября", "ноября", "декабря"),
    ),
}
"""The months as they stand after a day."""

_WEEKDAYS: Mapping[str, tuple[str, ...]] = {
    "ru": ("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}


def _room(corpus: Corpus) -> Mapping[str, object]:
    hosts = {visit.number: hosts_of(corpus, visit) for visit in corpus.visits}
    return {
        "host": "https://news.example.org",
        "x_default": "ru",
        "email": "desk@news.example.org",
        "publisher": "partner-0",
        "feed_size": 30,
        "page_size": 20,
        "photo_width": 1200,
        "photo_height": 800,
        "langs": LANGS,
        "sites": {lang: _site(lang) for lang in LANGS},
        "categories": CATEGORIES,
        "tags": TAGS,
        "partners": _partners(corpus, hosts),
        "visits": {f"visit-{v.number}": _visit(v, hosts[v.number]) for v in corpus.visits},
        "agreements": {f"agreement-{v.number}": agreement(v) for v in corpus.visits},
    }


_SITES: Mapping[str, Mapping[str, str]] = {
    "ru": {
        "title": "Большой вестник",
        "label": "Русский",
        "about": "Новости для измерений",
        "og_locale": "ru_RU",
    },
    "en": {
        "title": "Large Herald",
        "label": "English",
        "about": "News to be measured",
        "og_locale": "en_GB",
    },
}


def _site(lang: str) -> Mapping[str, object]:
    """One language of the site: its names, and its words with `{}` where something is filled in."""
    wording = (HUGO_SITE / f"i18n/{lang}.toml").read_text("utf-8")
    return {
        **_SITES[lang],
        "country": COUNTRY[lang],
        "months": MONTHS[lang],
        "day_months": _DAY_MONTHS[lang],
        "words": tomllib.loads(re.sub(r"{{ \.\w* }}", "{}", wording)),
    }


def _partners(corpus: Corpus, hosts: Mapping[int, tuple[int, ...]]) -> Mapping[str, object]:
    visits, agreements = defaultdict[int, list[str]](list), defaultdict[int, list[str]](list)
    for visit in reversed(corpus.visits):
        for number in hosts[visit.number]:
            visits[number].append(f"visit-{visit.number}")
        for number in visit.parties:
            agreements[number].append(f"agreement-{visit.number}")
    return {
        f"partner-{number}": {
            "name": partner_name(number),
            "visits": visits[number],
            "agreements": agreements[number],
        }
        for number in range(PARTNERS)
    }


def _visit(visit: Visit, hosts: tuple[int, ...]) -> Mapping[str, object]:
    days = [
        {
            "date": str(day),
            "weekday": {lang: _WEEKDAYS[lang][day.weekday()] for lang in LANGS},
            "stops": [
                {"what": stop.what, "partner": f"partner-{stop.partner}"}
                for stop in visit.stops
                if stop.day == day
            ],
        }
        for day in visit.days
    ]
    return {
        "title": visit.title,
        "starts": str(visit.days[0]),
        "ends": str(visit.days[-1]),
        "days": days,
        "hosts": [f"partner-{number}" for number in hosts],
        "agreements": [f"agreement-{visit.number}"],
    }
