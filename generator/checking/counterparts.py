"""Does a translation have all that its original has?

What is measured, and within which bounds, follows a measurement of false alarms on well-kept
parallel texts: other headings in 0-2 % of the pairs, other pictures in 0-1 %, another number of
links in 2-5 %, paragraphs outside max(1, 15 %) in none, an English text outside 0.7 to 1.3 of the
Russian one's length in 0-5 % (99 % of 399 pairs lie within). One loss is told once: where the
headings differ nothing else is compared, and what only estimates speaks where nothing that counts
has spoken.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.checking.checked import Checked
from generator.checking.prose import Prose
from generator.checking.translations import translations
from generator.diagnostics import Diagnostic, Position, diagnostic
from generator.model.site import Version
from generator.model.texts import Article, Heading, ImageHole, LinkHole

LENGTHS: Mapping[tuple[str, str], tuple[float, float]] = {("en", "ru"): (0.7, 1.3)}
"""For two languages the bounds of the first one's characters by the second one's. Others have not
been measured."""

LEAST_LENGTH = 300
"""Characters under which a length says nothing."""

TOLERANCE = 0.15
"""By which share of the original an estimate may differ; by one it may in any case."""


def one_sided_translations(checked: Checked) -> Iterator[Diagnostic]:
    """Translations that lack something of their original, or have something more."""
    for original, text in translations(checked):
        sides = _Side.of(text, checked), _Side.of(original, checked)
        headings = tuple(_headings(*sides))
        counted = headings or tuple(_counts(*sides))
        yield from counted or tuple(_estimates(*sides))[:1]


@dataclass(frozen=True, slots=True)
class _Side:
    """A text with what can be counted in it."""

    article: Article
    prose: Prose

    @staticmethod
    def of(version: Version, checked: Checked) -> _Side:
        article = version.article
        return _Side(article, checked.prose[article.path])

    @property
    def place(self) -> Position:
        return self.article.marks.at("title")

    @property
    def headings(self) -> tuple[Heading, ...]:
        return self.article.body.headings

    @property
    def levels(self) -> str:
        return " ".join("#" * heading.level for heading in self.headings) or "–"

    @property
    def picture_count(self) -> int:
        holes = self.article.body.holes
        return sum(len(hole.images) for hole in holes if isinstance(hole, ImageHole))

    @property
    def link_count(self) -> int:
        return sum(isinstance(hole, LinkHole) for hole in self.article.body.holes)

    @property
    def length(self) -> int:
        return len(self.prose.words)


def _headings(text: _Side, original: _Side) -> Iterator[Diagnostic]:
    """That the headings of two texts do not correspond, and which is missing if it shows."""
    if text.levels == original.levels:
        return
    pairs = enumerate(zip(text.headings, original.headings, strict=False))
    same = next((at for at, (one, other) in pairs if one.level != other.level), None)
    at = min(len(text.headings), len(original.headings)) if same is None else same
    place = text.headings[min(at, len(text.headings) - 1)].position if text.headings else text.place
    yield diagnostic(
        "translation-headings", place, levels=text.levels, other_levels=original.levels,
        other=original.article.path, missing=_missing(text, original),
        surplus=_missing(original, text),
    )  # fmt: skip


def _missing(text: _Side, original: _Side) -> str:
    """The first heading of the other text that this one has not, by ids that editors gave."""
    if not all(one.given_id for one in (*text.headings, *original.headings)):
        return ""
    known = {one.given_id for one in text.headings}
    return next((one.text for one in original.headings if one.given_id not in known), "")


def _counts(text: _Side, original: _Side) -> Iterator[Diagnostic]:
    """What can be counted and is not the same."""
    numbers = (
        ("translation-tables", text.prose.table_count, original.prose.table_count),
        ("translation-pictures", text.picture_count, original.picture_count),
    )
    for code, count, other_count in numbers:
        if count != other_count:
            yield _compared(code, text, original, count, other_count)


def _estimates(text: _Side, original: _Side) -> Iterator[Diagnostic]:
    """What differs more than it does between two good texts, the surest first."""
    numbers = (
        ("translation-paragraphs", text.prose.paragraph_count, original.prose.paragraph_count),
        ("translation-links", text.link_count, original.link_count),
    )
    for code, count, other_count in numbers:
        if abs(count - other_count) > max(1, TOLERANCE * other_count):
            yield _compared(code, text, original, count, other_count)
    yield from _length(text, original)


def _compared(code: str, text: _Side, original: _Side, count: int, other_count: int) -> Diagnostic:
    return diagnostic(
        code, text.place, other=original.article.path, count=count, other_count=other_count
    )


def _length(text: _Side, original: _Side) -> Iterator[Diagnostic]:
    """That one of the texts is too short for the other."""
    for (first, second), (least, most) in LENGTHS.items():
        sides = {side.article.lang: side.length for side in (text, original)}
        if sides.keys() != {first, second} or max(sides.values()) < LEAST_LENGTH:
            continue
        if not least * sides[second] <= sides[first] <= most * sides[second]:
            yield diagnostic(
                "translation-length", text.place, other=original.article.path,
                share=round(100 * text.length / max(original.length, 1)),
            )  # fmt: skip
