"""What does a body say?

In goes Markdown, out comes HTML cut at its holes, with headings, ids, the words of an excerpt and
their count. One pass: what other files change (addresses, names, anchors) is left to the holes.
"""

from __future__ import annotations

from generator.config import ReadingRules
from generator.diagnostics import Reported
from generator.model.texts import Body, Hole, Segments
from generator.reading.ground import Ground
from generator.reading.guards import find_overloads, find_unseen
from generator.reading.hypertext import Writer
from generator.reading.marking import neutral
from generator.reading.syntax import MAX_NESTING, parse


def read_body(
    text: str, path: str, first_line: int, rules: ReadingRules
) -> Reported[tuple[Body, Segments]]:
    """The body of a text whose first line is `first_line` of its file, and its segments."""
    overloads = tuple(find_overloads(text, path, first_line))
    if overloads:
        return Reported((Body(), Segments()), overloads)
    text = neutral(text)
    ground = Ground(path, text.split("\n"), first_line)
    ground.found += find_unseen(text, path, first_line)
    tokens = parse(text, ground, rules.html == "sanitized")
    deepest = next((one for one in tokens if one.level >= MAX_NESTING - 1), None)
    if deepest:
        row = deepest.map[0] if deepest.map else 0
        ground.note("body-too-deep", ground.line(row), limit=MAX_NESTING)
    writer = Writer(tokens, ground, rules)
    pieces, holes = writer.marks.cut(writer.write())
    is_empty = not holes and not "".join(pieces).strip()
    segments = Segments(pieces, writer.word_count)
    return Reported((_body(writer, holes, is_empty), segments), tuple(ground.found))


def _body(writer: Writer, holes: tuple[Hole, ...], is_empty: bool) -> Body:
    anchors = {heading.own_anchor for heading in writer.headings}
    return Body(
        holes=holes,
        headings=tuple(writer.headings),
        ids=tuple(one for one in writer.identities.taken if one not in anchors),
        excerpt=writer.excerpt,
        is_empty=is_empty,
    )
