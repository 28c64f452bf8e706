"""Is Markdown read as the specs in `markdown/` say?

Each heading of a spec opens a case: prose, a `markdown` fence with a text (`markdown sanitized`
where the site lets harmless HTML through), then what is expected of it. `html` shows holes in
braces, as `{link ../x.ru.md}`; `headings` has a line `LEVEL ANCHOR WORDS` for each; `places` the
line and column of each link, picture and video; `words` the excerpt; `diagnostics` a line
`LINE:COLUMN code` for all that is found. A case without `diagnostics` finds nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Literal

import pytest
from markdown_it import MarkdownIt

from generator.config import ReadingRules
from generator.diagnostics import Diagnostic, Position
from generator.model.texts import (
    AnchorHole,
    Body,
    Hole,
    ImageHole,
    ImageRef,
    LinkHole,
    RecordText,
    Segments,
    Source,
    VideoHole,
)
from generator.reading.articles import read_record_text

FOLDER = Path(__file__).parent / "markdown"


@dataclass(frozen=True, slots=True)
class Case:
    """A text, and what is expected of it by the kind of fence."""

    name: str
    fences: Mapping[str, str]

    @property
    def text(self) -> str:
        return self.fences.get("markdown") or self.fences["markdown sanitized"]

    @property
    def rules(self) -> ReadingRules:
        is_sanitized = "markdown sanitized" in self.fences
        html: Literal["escape", "sanitized"] = "sanitized" if is_sanitized else "escape"
        return ReadingRules(("ru", "en"), "suffix", html, 1_000_000, "bgn")


def cases() -> Iterator[Case]:
    """Every section that has a text."""
    for file in sorted(FOLDER.glob("*.md")):
        name, fences = "", dict[str, str]()
        tokens = MarkdownIt().parse(file.read_text("utf-8"))
        for index, token in enumerate(tokens):
            if token.type == "heading_open":
                if fences:
                    yield Case(name, fences)
                name, fences = f"{file.stem}: {tokens[index + 1].content}", {}
            elif token.type == "fence":
                fences[token.info.strip()] = token.content
        yield Case(name, fences)


@pytest.mark.parametrize("case", tuple(cases()), ids=lambda case: case.name)
def test_markdown_is_read_as_the_spec_says(case: Case) -> None:
    source = Source("content/partners/etri.en.md", case.text.encode())

    read = read_record_text(source, case.rules)

    found = _lines(map(_finding, sorted(read.diagnostics, key=lambda one: one.order)))
    assert case.fences.get("diagnostics", "") == found
    (text,) = read.value.said
    assert isinstance(text, RecordText)
    for kind, shown in _shown(text.body, read.value.segments).items():
        if kind in case.fences:
            assert case.fences[kind] == shown


def _finding(found: Diagnostic) -> str:
    return f"{found.position.line}:{found.position.column} {found.code}"


def _lines(lines: Iterator[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _shown(body: Body, segments: Segments) -> Mapping[str, str]:
    return {
        "html": _html(body, segments),
        "headings": _headings(body),
        "places": _places(body),
        "words": f"{body.excerpt}\n",
    }


def _html(body: Body, segments: Segments) -> str:
    pairs = zip_longest(segments.pieces, map(_hole, body.holes), fillvalue="")
    html = "".join(piece + hole for piece, hole in pairs)
    return html if html.endswith("\n") or not html else f"{html}\n"


def _hole(hole: Hole) -> str:
    match hole:
        case LinkHole(target=target):
            return f"{{link {target}}}"
        case AnchorHole(heading=number):
            return f"{{anchor {number}}}"
        case ImageHole(shape=shape, images=images):
            return f"{{{shape} {' | '.join(map(_image, images))}}}"
        case VideoHole(target=target, caption=caption):
            return f"{{video {target}, {caption}}}"


def _image(image: ImageRef) -> str:
    width = f"{image.width}px" if image.width else ""
    identity = f"#{image.id}" if image.id else ""
    classes = " ".join(f".{one}" for one in image.classes)
    parts = (image.file, image.alt, image.caption, width, identity, classes)
    return ", ".join(part for part in parts if part)


def _headings(body: Body) -> str:
    return _lines(f"{one.level} {one.own_anchor} {one.text}" for one in body.headings)


def _places(body: Body) -> str:
    return _lines(
        f"{place.line}:{place.column}+{place.width} {target}"
        for hole in body.holes
        for target, place in _placed(hole)
    )


def _placed(hole: Hole) -> Iterator[tuple[str, Position]]:
    match hole:
        case LinkHole() | VideoHole():
            yield hole.target, hole.position
        case ImageHole(images=images):
            yield from ((image.file, image.position) for image in images)
