"""What does a photo or an attachment look like on a page?

In go pictures and files as linking resolved them; out come images and downloads with their
addresses, their words marked with a language where it is not the page's.
"""

from __future__ import annotations

from pathlib import PurePosixPath

from generator.model.parts import Download, Image, Words
from generator.model.site import AttachedFile, File, Picture
from generator.planning.addresses import media_address
from generator.planning.outline import Outline


def image(outline: Outline, picture: Picture, lang: str, text_lang: str = "") -> Image:
    """A picture on a page of a language.

    `text_lang` is the language of the text that shows it, if that is another.
    """

    def said(text: str, own_lang: str) -> Words:
        spoken = own_lang or text_lang
        return Words(text, "" if spoken == lang or not text else spoken)

    return Image(
        href=outline.href(media_address(picture.file.path)),
        width=picture.file.width,
        height=picture.file.height,
        alt=said(picture.alt, picture.alt_lang),
        caption=said(picture.caption, picture.caption_lang) if picture.caption else None,
        credit=said(picture.credit, picture.credit_lang) if picture.credit else None,
        shown_width=picture.width,
        id=picture.id,
        classes=picture.classes,
    )


def images(outline: Outline, pictures: tuple[Picture, ...], lang: str) -> tuple[Image, ...]:
    """Pictures on a page in the language of their text."""
    return tuple(image(outline, picture, lang) for picture in pictures)


def download(outline: Outline, file: File, title: Words) -> Download:
    """A file for readers to keep."""
    kind = PurePosixPath(file.path).suffix.removeprefix(".").lower()
    return Download(outline.href(media_address(file.path)), title, kind, file.size)


def attachments(
    outline: Outline, files: tuple[AttachedFile, ...], lang: str
) -> tuple[Download, ...]:
    """A text's attachments; one without a title is called by its file's name."""
    return tuple(
        download(
            outline,
            attached.file,
            outline.words(attached.titles, lang) or Words(PurePosixPath(attached.file.path).name),
        )
        for attached in files
    )
