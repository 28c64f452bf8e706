"""What can `vestnik new` make, and what has to be known of it?

A table: each kind with its questions, and the key that follows from the answers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from generator.cli.questions import Question, Shape
from generator.urls import slugify

if TYPE_CHECKING:
    from generator.cli.desks import Desk
    from generator.model.blanks import Known
    from generator.model.texts import Registry


@dataclass(frozen=True, slots=True)
class Kind:
    """Something that can be made: what must be known of it, and how it is called."""

    help: str
    questions: Sequence[Question]
    suggest: Callable[[Mapping[str, Known], Desk], str]
    """The key that follows from the fields."""
    registry: Registry | None = None
    """That of a record; a story has none."""


LONGEST_KEY = 60
"""Characters of a record's key that is made of its name."""


def _today(desk: Desk) -> str:
    return f"{datetime.now(desk.config.zone).date()}"


def _languages(desk: Desk) -> Collection[str]:
    return desk.config.langs


def _of(registry: Registry) -> Callable[[Desk], Collection[str]]:
    """The keys of a registry."""
    return lambda desk: desk.keys(registry)


def _first_language(desk: Desk) -> str:
    return desk.config.langs[0]


def _always(value: str) -> Callable[[Desk], str]:
    return lambda desk: value


def _key_of_story(fields: Mapping[str, Known], desk: Desk) -> str:
    """The title in the language in which the story is written first."""
    titles, original = fields["title"], str(fields["original"])
    assert isinstance(titles, Mapping)
    return slugify(titles.get(original, ""), desk.config.transliteration)


def _key_of_record(fields: Mapping[str, Known], desk: Desk) -> str:
    """The name in Latin letters where there is one: transliteration is hard on foreign names."""
    names = fields.get("name") or fields["title"]
    assert isinstance(names, Mapping)
    latin = (name for name in names.values() if re.search("[A-Za-z]", name))
    first = next(latin, next(iter(names.values())))
    return slugify(first, desk.config.transliteration, LONGEST_KEY)


def _key_of_visit(fields: Mapping[str, Known], desk: Desk) -> str:
    return f"{str(fields['starts'])[:4]}-{_key_of_record(fields, desk)}"


_TITLE = Question("title", "title", "Title, once for each language.", Shape.NAMES, is_required=True)
_NAME = Question("name", "name", "Name, once for each language.", Shape.NAMES, is_required=True)
_COUNTRY = Question("country", "country", "Country, as in ISO 3166: KZ.")
_PLACE = Question("place", "place", "Key of its place.", known=_of("places"))
_VISIT = Question("visit", "visit", "Key of its visit.", known=_of("visits"))

KINDS: Mapping[str, Kind] = {
    "story": Kind(
        "Make a story: a draft in every language, and a folder for its photos.",
        (
            _TITLE,
            Question(
                "original",
                "original",
                "Language in which it is written first; default: the first of the site.",
                known=_languages,
                default=_first_language,
            ),
            Question("date", "date", "Day of its publication; default: today.", default=_today),
            Question("category", "category", "Key of its category.", known=_of("categories")),
            _VISIT,
            Question("days", "day", "Day of the visit that it is about.", Shape.KEYS),
            Question("partners", "partner", "Key of its partner.", Shape.KEYS, _of("partners")),
        ),
        _key_of_story,
    ),
    "partner": Kind(
        "Make the record of a partner.",
        (
            _NAME,
            Question(
                "kind",
                "kind",
                "university, company, institute, government or other.",
                default=_always("university"),
            ),
            _COUNTRY,
            _PLACE,
            Question("url", "url", "Address of its site."),
        ),
        _key_of_record,
        "partners",
    ),
    "visit": Kind(
        "Make the record of a visit, and a folder for its photos.",
        (
            _TITLE,
            Question("starts", "starts", "First day.", Shape.DAY, is_required=True),
            Question("ends", "ends", "Last day.", Shape.DAY, is_required=True),
            Question(
                "direction", "direction", "outgoing or incoming.", default=_always("outgoing")
            ),
        ),
        _key_of_visit,
        "visits",
    ),
    "place": Kind(
        "Make the record of a place.",
        (
            _NAME,
            _COUNTRY,
            Question("lat", "lat", "Degrees north.", is_required=True),
            Question("lon", "lon", "Degrees east.", is_required=True),
        ),
        _key_of_record,
        "places",
    ),
    "agreement": Kind(
        "Make the record of an agreement.",
        (
            _TITLE,
            Question(
                "kind",
                "kind",
                "agreement, memorandum, contract, protocol, programme or other.",
                default=_always("agreement"),
            ),
            Question("signed", "signed", "Day of signing.", Shape.DAY, is_required=True),
            Question(
                "parties", "party", "Key of a party to it.", Shape.KEYS, _of("partners"), True
            ),
            _PLACE,
            _VISIT,
        ),
        _key_of_record,
        "agreements",
    ),
}
