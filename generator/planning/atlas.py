"""Which pages will exist, and which of them is another's counterpart, neighbour or nearest level?

In go the leaves of all families; out comes the atlas in which they find one another. A *leaf* is a
page before its view: every address is known before the first view is made, so that no page leads to
one that will not be there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from generator.diagnostics import Position
from generator.model.parts import Link, Words
from generator.model.texts import Registry
from generator.planning.addresses import AGREEMENTS, HOME, NOTHING, Subject, address
from generator.planning.outline import Outline

CONFIG = Position("config.yaml")
"""The origin of pages that no text or record asked for."""

ALL_LANGUAGES = ""
"""The language of a page that speaks all of them."""

UNTITLED = Words("")
"""The title of a page whose name is the theme's to say."""


@dataclass(frozen=True, slots=True, eq=False)
class Leaf:
    """A page before its view."""

    address: str
    lang: str
    origin: Position = CONFIG
    subject: Subject = NOTHING
    number: int = 1
    """Which page of a list it is."""
    title: Words = UNTITLED
    section: str = ""
    """The menu's entry to mark."""
    above: tuple[Subject, ...] = ()
    """The levels above it, from the top down."""
    nearest: tuple[Subject, ...] = ()
    """Where the switcher leads when there is no counterpart: the first of these that exists, else
    the home."""
    anchors: frozenset[str] | None = None
    """Where in it a link may lead, if that is to be checked."""
    changed: str = ""
    """ISO 8601, for the sitemap; empty if not known."""
    is_indexed: bool = True
    """Whether it is for search engines: only such pages are in the sitemap and in `hreflang`."""
    is_paired: bool = True
    """Whether it and its counterparts say the same: an adaptation or a digest does not."""


def index_leaf(subject: Subject, lang: str) -> Leaf:
    """The index of a section, which is a level below the home."""
    return Leaf(
        address=address(lang, subject.kind),
        lang=lang,
        subject=subject,
        section=subject.kind,
        above=(HOME,),
    )


@dataclass(frozen=True, slots=True, eq=False)
class Atlas:
    """All leaves, by file and by subject, and the files that lie beside them."""

    outline: Outline
    by_file: Mapping[str, Leaf]
    by_subject: Mapping[tuple[Subject, str], tuple[Leaf, ...]]
    """The pages of a subject's list in a language, in order; of most subjects there is one."""
    hrefs: Mapping[str, str]
    """By address."""
    copied: frozenset[str]
    """What is published as it is, by its place in the output folder."""

    def pages(self, subject: Subject, lang: str) -> tuple[Leaf, ...]:
        """All pages of a subject in a language, in order."""
        return self.by_subject.get((subject, lang), ())

    def leaf(self, subject: Subject, lang: str) -> Leaf | None:
        """The (first) page of a subject in a language, if there will be one."""
        return next(iter(self.pages(subject, lang)), None)

    def href(self, subject: Subject, lang: str) -> str:
        """What leads to a subject's page in a language, or nothing."""
        leaf = self.leaf(subject, lang)
        return self.hrefs[leaf.address] if leaf else ""

    def record(self, registry: Registry, key: str, lang: str) -> Link:
        """The way to a record's page, or its name where it has none in this language."""
        return Link(self.href(Subject(registry, key), lang), self.outline.name(registry, key, lang))

    def agreement(self, key: str, lang: str) -> str:
        """What leads to an agreement's row in the register."""
        return with_anchor(self.href(AGREEMENTS, lang), key)

    def counterpart(self, leaf: Leaf, lang: str) -> Leaf | None:
        """The same page in another language; in a list that is shorter there, its first page."""
        pages = self.pages(leaf.subject, lang)
        return pages[leaf.number - 1] if len(pages) >= leaf.number else next(iter(pages), None)

    def level(self, leaf: Leaf, lang: str) -> Leaf:
        """What is nearest to a page in a language that does not have it."""
        levels = (self.leaf(subject, lang) for subject in (*leaf.nearest, HOME))
        return next(level for level in levels if level)

    def twins(self, leaf: Leaf) -> tuple[Leaf, ...]:
        """The pages that are each other's `hreflang`, itself included, or none."""
        if leaf.number > 1 or not _has_twins(leaf):
            return ()
        langs = (*self.outline.config.langs, ALL_LANGUAGES)
        leaves = (self.leaf(leaf.subject, lang) for lang in langs)
        twins = tuple(twin for twin in leaves if twin and _has_twins(twin))
        return twins if len(twins) > 1 else ()


def charted(outline: Outline, leaves: Sequence[Leaf], copied: Iterable[str] = ()) -> Atlas:
    """The atlas of all leaves and of the places of files that are copied.

    Where two want one address, links lead to the first.
    """
    by_file: dict[str, Leaf] = {}
    by_subject: defaultdict[tuple[Subject, str], list[Leaf]] = defaultdict(list)
    for leaf in leaves:
        by_file.setdefault(outline.file(leaf.address), leaf)
        if leaf.subject != NOTHING:
            by_subject[leaf.subject, leaf.lang].append(leaf)
    return Atlas(
        outline=outline,
        by_file=by_file,
        by_subject={
            about: tuple(sorted(pages, key=lambda leaf: leaf.number))
            for about, pages in by_subject.items()
        },
        hrefs={leaf.address: outline.href(leaf.address) for leaf in leaves},
        copied=frozenset(copied),
    )


def with_anchor(href: str, anchor: str) -> str:
    """What leads to a place in a page."""
    return f"{href}#{quote(anchor)}" if anchor else href


def _has_twins(leaf: Leaf) -> bool:
    return leaf.is_indexed and leaf.is_paired and leaf.subject != NOTHING
