"""The pictures and files that belong to records.

A record names them relative to its own file; what is missing is reported there and left out.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.diagnostics import Position, Reported
from generator.linking.files import find_file, find_image
from generator.linking.known import Known
from generator.linking.pictures import find_pictures
from generator.model.site import File, Picture
from generator.model.written import Agreement, Partner, Visit

StopPictures = Mapping[tuple[str, int, str], tuple[Picture, ...]]


def stop_pictures(known: Known) -> Reported[StopPictures]:
    """Return the photos of the visits' stops, with words for each language of the site."""
    named = {
        (key, number, lang): [
            (photo, entry.at("stops", number, "photos", index))
            for index, photo in enumerate(stop.photos)
        ]
        for key, entry in known.entries("visits", Visit).items()
        for number, stop in enumerate(entry.fields.stops)
        for lang in known.config.langs
        if stop.photos
    }
    found = Reported.collect(
        find_pictures(photos, lang, known) for (_, _, lang), photos in named.items()
    )
    return found.map(lambda pictures: dict(zip(named, pictures, strict=True)))


def logos(known: Known) -> Reported[Mapping[str, Picture]]:
    """Return the partners' logos, without words: the partner's name stands beside them."""
    named = {
        key: (logo, entry.at("logo"))
        for key, entry in known.entries("partners", Partner).items()
        if (logo := entry.fields.logo)
    }
    found = Reported.collect(find_image(*logo, known) for logo in named.values())
    return found.map(
        lambda files: {key: Picture(file) for key, file in _found(named, files).items()}
    )


def agreement_files(known: Known) -> Reported[Mapping[str, File]]:
    """Return the texts of the agreements."""
    named = {
        key: (path, entry.at("file"))
        for key, entry in known.entries("agreements", Agreement).items()
        if (path := entry.fields.file)
    }
    found = Reported.collect(find_file(*path, known) for path in named.values())
    return found.map(lambda files: _found(named, files))


def _found(
    named: Mapping[str, tuple[str, Position]], files: tuple[File | None, ...]
) -> dict[str, File]:
    return {key: file for key, file in zip(named, files, strict=True) if file}
