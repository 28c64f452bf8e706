"""What is shown in the place of an image, and with which words.

What the article says wins over the photo's own record. A record's words are taken in the language
of the text that shows the picture, else in the first of the site's languages that has them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.diagnostics import Diagnostic, Position, Reported, diagnostic
from generator.linking.files import find_image
from generator.linking.known import Known
from generator.model.site import File, Picture
from generator.model.texts import ImageRef
from generator.model.written import Photo


def picture(file: File, lang: str, known: Known) -> Picture:
    """Return the file with its record's words for readers of the language."""
    entry = known.entries("photos", Photo).get(file.path)
    if entry is None:
        return Picture(file)
    photo = entry.fields
    langs = (lang, *known.config.langs)
    return Picture(
        file,
        *_in_one(photo.alt, langs),
        *_in_one(photo.caption, langs),
        *_in_one(photo.credit, langs),
    )


def find_picture(
    written: str, place: Position, lang: str, known: Known
) -> Reported[Picture | None]:
    """Return the picture that a record or an article's field names."""
    found = find_image(written, place, known)
    if found.value is None:
        return Reported(None, found.diagnostics)
    shown = picture(found.value, lang, known)
    return Reported(shown, tuple(_without_alt(shown, place, written, known)))


def find_pictures(
    named: Iterable[tuple[str, Position]], lang: str, known: Known
) -> Reported[tuple[Picture, ...]]:
    """Return the pictures of a list that can be shown."""
    found = Reported.collect(find_picture(written, place, lang, known) for written, place in named)
    return found.map(lambda pictures: tuple(one for one in pictures if one))


def body_picture(ref: ImageRef, lang: str, known: Known) -> Reported[Picture | None]:
    """Return the picture that a body shows, with the words that stand there."""
    found = find_image(ref.file, ref.position, known)
    if found.value is None:
        return Reported(None, found.diagnostics)
    recorded = picture(found.value, lang, known)
    alt = (ref.alt, lang) if ref.alt else (recorded.alt, recorded.alt_lang)
    caption = (ref.caption, lang) if ref.caption else (recorded.caption, recorded.caption_lang)
    shown = Picture(
        found.value,
        *alt,
        *caption,
        recorded.credit,
        recorded.credit_lang,
        ref.width,
        ref.id,
        ref.classes,
    )
    return Reported(shown, tuple(_without_alt(shown, ref.position, ref.file, known)))


def _in_one(names: Mapping[str, str], langs: Iterable[str]) -> tuple[str, str]:
    """Return the words in the first language that has them, and that language."""
    return next(((names[lang], lang) for lang in langs if lang in names), ("", ""))


def _without_alt(
    shown: Picture, place: Position, written: str, known: Known
) -> Iterator[Diagnostic]:
    path = shown.file.path
    if not shown.alt and not _may_have_alt(path, known):
        yield diagnostic("image-without-alt", place, target=written, record=f"{path}.yaml")


def _may_have_alt(path: str, known: Known) -> bool:
    """Return whether something unread may say what the photo shows."""
    entry = known.records["photos"].get(path)
    return "alt" in entry.fields.unread if entry else known.lost.has("photos", path)
