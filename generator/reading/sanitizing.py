"""What may raw HTML contain?

In goes the HTML of a body in which an editor wrote markup by hand, out comes the same with
nothing but harmless elements and attributes. Our own markup passes: what the list does not know
of it is behind marks. The only module that knows nh3; it is asked only where there is raw HTML
and the site allows it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser

import nh3
from markdown_it.token import Token

from generator.diagnostics import Position
from generator.model.texts import LinkHole
from generator.reading.attributes import Identities, is_valid
from generator.reading.ground import Ground
from generator.reading.marking import Marks, has_mark, is_mark
from generator.reading.syntax import LINK_SCHEMES, scheme, target

OWN_TAGS = frozenset({"aside", "label"})
"""Elements that the writer makes and an editor need not."""

TAGS = frozenset(
    (
        *("a", "abbr", "b", "bdi", "bdo", "blockquote", "br", "cite", "code", "dd", "del"),
        *("details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "h2", "h3", "h4"),
        *("h5", "h6", "hr", "i", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "rp", "rt"),
        *("ruby", "s", "samp", "small", "span", "strong", "sub", "summary", "sup", "table"),
        *("tbody", "td", "tfoot", "th", "thead", "time", "tr", "u", "ul", "var", "wbr"),
    )
)
"""What an editor may write; pictures and videos have their Markdown."""

ATTRIBUTES: Mapping[str, frozenset[str]] = {
    "*": frozenset({"class", "dir", "id", "lang", "title"}),
    "a": frozenset({"href"}),
    "details": frozenset({"open"}),
    "ol": frozenset({"start"}),
    "td": frozenset({"colspan", "rowspan"}),
    "th": frozenset({"colspan", "rowspan", "scope"}),
    "time": frozenset({"datetime"}),
}


class Sanitizer:
    """Cleans the HTML of one body, and notes what an editor will not find again."""

    def __init__(self, ground: Ground, marks: Marks, identities: Identities) -> None:
        self._ground = ground
        self._marks = marks
        self._identities = identities
        self._links: dict[str, list[Position]] = {}

    def look(self, token: Token, place: Position) -> None:
        """Note what will be removed of a piece of raw HTML, and remember where its links stand."""
        found = _Tags(token.content)
        if found.is_cut:
            self._ground.note("html-unclosed", place)
        for one in found.tags:
            here = Position(place.path, place.line + one.row, place.column, place.width)
            if one.name not in TAGS:
                self._ground.note("html-removed", here, name=f"<{one.name}>")
            for name, value in one.attributes:
                self._look_at(one.name, name, value or "", here)

    def clean(self, html: str) -> str:
        """The HTML without anything that is not on the list."""
        return nh3.clean(
            html,
            tags=set(TAGS | OWN_TAGS),
            clean_content_tags={"script", "style"},
            attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
            attribute_filter=self._attribute,
            url_schemes={name for name in LINK_SCHEMES if name},
            link_rel=None,
        )

    def _look_at(self, tag: str, name: str, value: str, place: Position) -> None:
        if tag in TAGS and not _is_allowed(tag, name, value):
            self._ground.note("html-removed", place, name=name)
        elif name == "href":
            self._links.setdefault(value, []).append(place)

    def _attribute(self, tag: str, name: str, value: str) -> str | None:
        """What becomes of an attribute that the list lets pass."""
        if has_mark(value):
            return value if is_mark(value) else None
        if not _is_allowed(tag, name, value):
            return None
        if name == "href":
            places = self._links.get(value) or [self._ground.line(0)]
            place = places.pop(0) if len(places) > 1 else places[0]
            return self._marks.value(LinkHole(target(value), place))
        if name == "id":
            return self._identities.raw(value)
        return value


def _is_allowed(tag: str, name: str, value: str) -> bool:
    if name not in ATTRIBUTES["*"] | ATTRIBUTES.get(tag, frozenset()):
        return False
    if name == "href":
        return scheme(value) in LINK_SCHEMES
    return is_valid(name, value)


@dataclass(frozen=True, slots=True)
class _Tag:
    """A start tag of raw HTML, with the line on which it begins, counted from 0."""

    name: str
    attributes: Sequence[tuple[str, str | None]]
    row: int


class _Tags(HTMLParser):
    """The start tags of a piece of raw HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[_Tag] = []
        self.feed(html)
        self.is_cut = self.rawdata.lstrip().startswith("<")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a start tag."""
        self.tags.append(_Tag(tag, attrs, self.getpos()[0] - 1))

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """Pass over `<![…`; what html.parser gives up on is a comment to a browser."""
        try:
            return super().parse_marked_section(i, report)
        except AssertionError:
            return self.parse_bogus_comment(i, report)
