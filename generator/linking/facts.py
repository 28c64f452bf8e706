"""What holds for a text of a story, with everything that it names.

In goes what the story's texts state; out come facts whose keys are of things that exist, and
pictures with words in the language of the text.
"""

from __future__ import annotations

from datetime import date
from typing import cast

from generator.diagnostics import Position, Reported
from generator.linking.files import find_file
from generator.linking.known import Known
from generator.linking.lost import Kind
from generator.linking.pictures import find_picture, find_pictures
from generator.linking.references import existing
from generator.linking.statements import Stated
from generator.model.site import AttachedFile, DayOfVisit, Facts, Picture
from generator.model.written import Attachment, FrontMatter, VisitPart
from generator.schemas import EARLIEST_DAY, PARTS, DayRef

NO_DATE = EARLIEST_DAY
"""Stands in for a date that is nowhere stated, so that the story has a place in every order."""


def facts(stated: Stated, lang: str, own: tuple[Kind, str], known: Known) -> Reported[Facts]:
    """Return the facts that are stated, as far as what they name exists.

    Pictures have the words for the language. News without a date (reported) has `NO_DATE`.
    """
    front = existing(stated.front, own, known)
    image = _image(stated, lang, known)
    photos = _photos(stated, lang, known)
    files = _files(stated, known)
    linked = Facts(
        date=front.date or (NO_DATE if own[0] == "stories" else None),
        category=front.category,
        tags=_once(front.tags),
        featured=bool(front.featured),
        visit=front.visit,
        days=_days(front, known),
        partners=_once(front.partners),
        people=_once(front.people),
        agreements=_once(front.agreements),
        related=_once(front.related),
        image=image.value,
        photos=photos.value,
        files=files.value,
    )
    return Reported(linked, (*image.diagnostics, *photos.diagnostics, *files.diagnostics))


def _once(keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(keys))


def _days(front: FrontMatter, known: Known) -> tuple[DayOfVisit, ...]:
    """Return the days of the visit that are stated, in time; a whole day before its parts."""
    visit = known.visit(front.visit)
    days = {_day(ref) for ref in front.days if visit and visit.starts <= ref.day <= visit.ends}
    return tuple(sorted(days, key=_in_time))


def _day(ref: DayRef) -> DayOfVisit:
    return DayOfVisit(ref.day, cast(VisitPart | None, ref.part))


def _in_time(day: DayOfVisit) -> tuple[date, int]:
    return day.day, PARTS.index(day.part) if day.part else -1


def _image(stated: Stated, lang: str, known: Known) -> Reported[Picture | None]:
    written = stated.front.image
    return find_picture(written, stated.at("image"), lang, known) if written else Reported(None)


def _photos(stated: Stated, lang: str, known: Known) -> Reported[tuple[Picture, ...]]:
    named = (
        (written, stated.at("photos", number)) for number, written in enumerate(stated.front.photos)
    )
    return find_pictures(named, lang, known)


def _files(stated: Stated, known: Known) -> Reported[tuple[AttachedFile, ...]]:
    found = Reported.collect(
        _attached(one, stated.at("files", number, "file"), known)
        for number, one in enumerate(stated.front.files)
    )
    return found.map(lambda files: tuple(file for file in files if file))


def _attached(one: Attachment, place: Position, known: Known) -> Reported[AttachedFile | None]:
    return find_file(one.file, place, known).map(
        lambda file: AttachedFile(file, one.title) if file else None
    )
