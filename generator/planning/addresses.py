"""What is a page about, and where does it lie?

A *subject* is what a page shows apart from its language: the pages of one subject are each other's
counterparts. In go languages, parts and paths of files; out come addresses, without base path and
not escaped.
"""

from __future__ import annotations

from typing import NamedTuple
from unicodedata import normalize

from generator import config
from generator.model.files import STATIC
from generator.model.texts import Section

CONTENT = "content/"


class Subject(NamedTuple):
    """What a page is about: a kind of thing, and which; no key means their index."""

    kind: str
    key: str = ""


NOTHING = Subject("")
"""The subject of files for machines."""

HOME = Subject("home")
NEWS = Subject("news")
PARTNERS = Subject("partners")
VISITS = Subject("visits")
AGREEMENTS = Subject("agreements")
MISSING = Subject("missing")

SECTIONS = tuple(map(Subject, config.SECTIONS))
"""Subjects that the menu may name."""


def story_subject(section: Section, key: str) -> Subject:
    """The subject of a story; an article's is not `news`, for those are the archive's periods."""
    return Subject("stories" if section == "news" else section, key)


def address(lang: str, *parts: str) -> str:
    """The address of a page of a language: `/ru/partners/etri/`."""
    return "/" + "/".join((lang, *parts)) + "/"


def list_address(first: str, number: int) -> str:
    """The address of a page of a list; the first one is the list itself."""
    return first if number == 1 else f"{first}page/{number}/"


def media_address(path: str) -> str:
    """The address of a published file of `content/`.

    What is static lies at the root, all else below `/media/`. A name that a Mac took apart into
    letters and accents gets the same address as everywhere else.
    """
    below = (
        path.removeprefix(STATIC)
        if path.startswith(STATIC)
        else "media/" + path.removeprefix(CONTENT)
    )
    return "/" + normalize("NFC", below)
