"""What can `vestnik new` make, and what has to be known of it?

A table: each kind with its questions, and the key that follows from the answers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, get_args, get_type_hints

from generator.cli.offers import languages
from generator.cli.options import moment_of_environment
from generator.cli.phrases import phrase
from generator.cli.questions import Question, Shape
from generator.urls import slugify

if TYPE_CHECKING:
    from generator.cli.desks import Desk
    from generator.cli.offers import Choice
    from generator.cli.questions import Answers
    from generator.model.texts import Registry


@dataclass(frozen=True, slots=True)
class Kind:
    """Something that can be made: what must be known of it, and how it is called."""

    help: str
    questions: Sequence[Question]
    suggest: Callable[[Answers, Desk], str]
    """The key that follows from the fields."""
    registry: Registry | None = None
    """That of a record; a story has none."""
    has_texts: bool = False
    """Whether it may have a text of its own in each language."""


LONGEST_KEY = 60
"""Characters of a record's key that is made of its name."""

MOST_DAYS = 60
"""So many days of a visit can be chosen from: more of them are a slip in its record."""


def _today(desk: Desk) -> str:
    return f"{moment_of_environment().astimezone(desk.config.zone).date()}"


def _of(registry: Registry) -> Callable[[Desk, Answers], Choice]:
    """The records of a registry."""
    return lambda desk, known: desk.names(registry)


def _one_of(registry: Registry, field: str) -> Callable[[Desk, Answers], Choice]:
    """The values that a field can have, in words."""

    def choice(desk: Desk, known: Answers) -> Choice:
        from generator.model.texts import SCHEMAS

        values = get_args(get_type_hints(SCHEMAS[registry])[field])
        return {one: phrase(desk.ui_lang, f"{field}-{one}") for one in values}

    return choice


def _days_of_visit(desk: Desk, known: Answers) -> Choice:
    """Every day of the visit that the story belongs to."""
    visit = desk.records("visits").get(str(known["visit"]), {})
    try:
        first, last = (date.fromisoformat(str(visit.get(name))) for name in ("starts", "ends"))
    except ValueError:
        return {}
    count = min((last - first).days + 1, MOST_DAYS)
    return {f"{first + timedelta(days=number)}": "" for number in range(count)}


def _not_before(field: str) -> Callable[[str, Answers, Desk], None]:
    """The check that a day is none before another; what is no day, the schema tells."""

    def check(text: str, known: Answers, desk: Desk) -> None:
        if text < str(known[field]):
            raise desk.fail("new-before", later=text, first=known[field])

    return check


def _first_language(desk: Desk) -> str:
    return desk.config.langs[0]


def _always(value: str) -> Callable[[Desk], str]:
    return lambda desk: value


def _key_of_story(fields: Answers, desk: Desk) -> str:
    """The title in the language in which the story is written first."""
    titles, original = fields["title"], str(fields["original"])
    assert isinstance(titles, Mapping)
    return slugify(titles.get(original, ""), desk.config.transliteration)


def _key_of_record(fields: Answers, desk: Desk) -> str:
    """The name in Latin letters where there is one: transliteration is hard on foreign names."""
    names = fields.get("name") or fields["title"]
    assert isinstance(names, Mapping)
    latin = (name for name in names.values() if re.search("[A-Za-z]", name))
    first = next(latin, next(iter(names.values())))
    return slugify(first, desk.config.transliteration, LONGEST_KEY)


def _key_of_visit(fields: Answers, desk: Desk) -> str:
    name = _key_of_record(fields, desk)
    return name and f"{str(fields['starts'])[:4]}-{name}"


_TITLE = Question("title", "title", "Title, once for each language.", Shape.NAMES, is_required=True)
_CALLED = replace(_TITLE, asked="ask-name")
_NAME = Question("name", "name", "Name, once for each language.", Shape.NAMES, is_required=True)
_COUNTRY = Question("country", "country", "Country, as in ISO 3166: KZ.", tidied=str.upper)
_PLACE = Question("place", "place", "Key of its place.", choice=_of("places"))
_VISIT = Question("visit", "visit", "Key of its visit.", choice=_of("visits"))
_PARTNERS = Question(
    "partners", "partner", "Key of its partner.", Shape.KEYS, choice=_of("partners")
)

KINDS: Mapping[str, Kind] = {
    "story": Kind(
        "Make a story: a draft in every language, and a folder for its photos.",
        (
            _TITLE,
            Question(
                "original",
                "original",
                "Language in which it is written first; default: the first of the site.",
                choice=languages,
                default=_first_language,
            ),
            Question(
                "date",
                "date",
                "Day of its publication; default: today.",
                Shape.DAY,
                default=_today,
            ),
            Question("category", "category", "Key of its category.", choice=_of("categories")),
            _VISIT,
            Question(
                "days",
                "day",
                "Day of the visit that it is about.",
                Shape.KEYS,
                _days_of_visit,
                of="visit",
            ),
            _PARTNERS,
            Question(
                "agreements",
                "agreement",
                "Key of an agreement that it is about.",
                Shape.KEYS,
                _of("agreements"),
            ),
            Question(
                "authors",
                "author",
                "Key of a person who wrote it, or a name.",
                Shape.AUTHORS,
                _of("people"),
            ),
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
                choice=_one_of("partners", "kind"),
                default=_always("university"),
            ),
            _COUNTRY,
            _PLACE,
            Question("url", "url", "Address of its site."),
        ),
        _key_of_record,
        "partners",
        has_texts=True,
    ),
    "visit": Kind(
        "Make the record of a visit, and a folder for its photos.",
        (
            _CALLED,
            Question("starts", "starts", "First day.", Shape.DAY, is_required=True),
            Question(
                "ends",
                "ends",
                "Last day.",
                Shape.DAY,
                is_required=True,
                check=_not_before("starts"),
            ),
            Question(
                "direction",
                "direction",
                "outgoing or incoming.",
                choice=_one_of("visits", "direction"),
                default=_always("outgoing"),
            ),
            replace(_PLACE, help="Key of the place of its first stop."),
            replace(_PARTNERS, help="Key of a partner at its first stop."),
        ),
        _key_of_visit,
        "visits",
        has_texts=True,
    ),
    "place": Kind(
        "Make the record of a place.",
        (
            _NAME,
            _COUNTRY,
            Question("lat", "lat", "Degrees north.", Shape.NUMBER, is_required=True),
            Question("lon", "lon", "Degrees east.", Shape.NUMBER, is_required=True),
        ),
        _key_of_record,
        "places",
    ),
    "agreement": Kind(
        "Make the record of an agreement.",
        (
            _CALLED,
            Question(
                "kind",
                "kind",
                "agreement, memorandum, contract, protocol, programme or other.",
                choice=_one_of("agreements", "kind"),
                default=_always("agreement"),
            ),
            Question("signed", "signed", "Day of signing.", Shape.DAY, is_required=True),
            Question(
                "valid_until",
                "valid-until",
                "Last day on which it holds.",
                Shape.DAY,
                check=_not_before("signed"),
            ),
            Question(
                "parties",
                "party",
                "Key of a party to it.",
                Shape.KEYS,
                _of("partners"),
                is_required=True,
            ),
            _PLACE,
            _VISIT,
        ),
        _key_of_record,
        "agreements",
    ),
}
