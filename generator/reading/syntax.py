"""Which Markdown do we read?

CommonMark with tables, strikethrough, footnotes, definition lists, attributes, spans, task lists
and `:::` containers. In goes a body's text, out come markdown-it's tokens, each link and picture
with its place; what is wrong goes to the ground. The only module that makes a parser.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import cast
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.reference import reference
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline, autolink, html_inline, image, link
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_block_plugin, attrs_plugin
from mdit_py_plugins.attrs.parse import ParseError
from mdit_py_plugins.attrs.parse import parse as parse_attributes
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from generator.diagnostics import Position, nearest
from generator.reading.ground import Ground
from generator.reading.openings import ask_where_due

MAX_NESTING = 40
"""Lists in quotes in lists: a body that goes deeper is an attack."""

ATTRIBUTES = ("id", "class", "lang", "width")
"""What authors may set in braces."""

CONTAINERS = ("note", "warning", "video")
"""Names that may follow `:::`."""

LINK_SCHEMES = frozenset({"", "http", "https", "mailto", "tel", "partner", "visit"})
"""Where a link may lead; without a scheme, to a place of this site."""

IMAGE_SCHEMES = frozenset({"", "http", "https", "//"})
"""Where a picture may lie, as far as one file can tell: linking refuses those of other sites."""


def parse(text: str, ground: Ground, raw_html: bool) -> list[Token]:
    """The tokens of a body; `raw_html` says whether HTML in it is markup or mere text."""
    return _parser(raw_html).fresh().parse(text, {"ground": ground})


def scheme(target: str) -> str:
    """The scheme of a link as a browser would see it: blanks and unseen characters do not count.

    `//host` and its backslashed disguises have the scheme `//`: they leave the site without
    naming one.
    """
    match = _SCHEME.match(_UNSEEN.sub("", target))
    if match is None:
        return ""
    return match["name"].lower() if match["name"] else "//"


def target(address: str) -> str:
    """What a link leads to: decoded within this site, as it is written elsewhere."""
    return address if scheme(address) in _FOREIGN else unquote(address)


_FOREIGN = frozenset({"http", "https", "mailto", "tel"})
_SCHEME = re.compile(r"[/\\]{2}|(?P<name>[A-Za-z][A-Za-z0-9+.-]*):")


class _Parser(MarkdownIt):
    """markdown-it that leaves addresses as they are written and remembers those it refused."""

    refused: list[str]
    schemes = LINK_SCHEMES

    def fresh(self) -> _Parser:
        """The same parser for another text: the rules are shared, what was refused is not."""
        twin = _Parser.__new__(_Parser)
        twin.__dict__.update(self.__dict__, refused=[])
        return twin

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802
        return link

    def validateLink(self, url: str) -> bool:  # noqa: N802
        is_allowed = scheme(url) in self.schemes
        if not is_allowed:
            self.refused.append(url)
        return is_allowed


@cache
def _parser(raw_html: bool) -> _Parser:
    parser = full_parser(raw_html)
    ask_where_due(parser)
    return parser


def full_parser(raw_html: bool) -> _Parser:
    """A parser with all rules of our Markdown, which asks each of them everywhere."""
    parser = _Parser("commonmark", {"html": raw_html, "maxNesting": MAX_NESTING})
    parser.enable(["table", "strikethrough"])
    parser.use(footnote_plugin, inline=False)
    parser.use(deflist_plugin)
    parser.use(attrs_plugin, spans=True, allowed=ATTRIBUTES)
    parser.use(attrs_block_plugin, allowed=ATTRIBUTES)
    parser.use(container_plugin, "box", validate=_is_container)
    parser.inline.ruler.at("link", _placed(link, "[", "link_open", LINK_SCHEMES))
    parser.inline.ruler.at("image", _placed(image, "!", "image", IMAGE_SCHEMES))
    parser.inline.ruler.at("autolink", _placed(autolink, "<", "link_open", LINK_SCHEMES))
    parser.inline.ruler.at("html_inline", _placed(html_inline, "<", "html_inline", LINK_SCHEMES))
    parser.block.ruler.at("reference", _reference)
    parser.core.ruler.before("inline", "blocks", _blocks)
    parser.core.ruler.at("inline", _inline)
    if not raw_html:
        parser.disable(["html_block", "html_inline"])
    return parser


_UNSEEN = re.compile("[\x00-\x20\x7f-\xa0\xad\u200b-\u200f\u2028-\u202f\u2060-\u2069\ufeff]")


def _ground(state: StateBlock | StateInline | StateCore) -> Ground:
    return cast(Ground, state.env["ground"])


# Links and pictures -----------------------------------------------------------------------------

InlineRule = Callable[[StateInline, bool], bool]


def _placed(rule: InlineRule, first: str, kind: str, schemes: frozenset[str]) -> InlineRule:
    """A rule that gives its token a place, and notes an address that may not be linked to."""

    def placed(state: StateInline, silent: bool) -> bool:
        start, count = state.pos, len(state.tokens)
        if state.src[start] != first:
            return False
        parser = cast(_Parser, state.md)
        around, parser.schemes = parser.schemes, schemes
        is_found = rule(state, silent)
        parser.schemes = around
        refused, parser.refused = parser.refused, []
        if silent:
            return is_found
        if is_found:
            token = next(one for one in state.tokens[count:] if one.type == kind)
            token.meta["position"] = _ground(state).at(state.src, start, state.pos)
        elif refused and state.src[start - 1 : start] != "!":
            end = state.src.find(refused[0], start, start + 1000) + len(refused[0]) + 1
            place = _ground(state).at(state.src, start, max(end, start + 1))
            _note_refused(_ground(state), refused[0], place)
        return is_found

    return placed


def _reference(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """CommonMark's rule for `[label]: address`, which notes an address it must refuse."""
    parser = cast(_Parser, state.md)
    is_found = reference(state, start, end, silent)
    refused, parser.refused = parser.refused, []
    if refused and not silent:
        _note_refused(_ground(state), refused[0], _ground(state).line(start))
    return is_found


def _note_refused(ground: Ground, address: str, place: Position) -> None:
    known = ", ".join(sorted(name for name in LINK_SCHEMES if name))
    ground.note("link-scheme", place, target=address, known=known)


# Blocks -----------------------------------------------------------------------------------------


def _blocks(state: StateCore) -> None:
    """Look at each block before its text is parsed: ids, tasks, what is not closed."""
    for index, token in enumerate(state.tokens):
        look = _BLOCKS.get(token.type)
        if look:
            look(state, index)


def _heading(state: StateCore, index: int) -> None:
    """Take `{#id}` from the end of a heading's line."""
    heading, words = state.tokens[index : index + 2]
    match = _BRACES.search(words.content) if words.content.endswith("}") else None
    given = _attributes(match[1]) if match else None
    if match and given is not None:
        words.content = words.content[: match.start()]
        foreign = {name: value for name, value in given.items() if name not in ATTRIBUTES}
        heading.meta.setdefault("insecure_attrs", {}).update(foreign)
        heading.attrs.update({name: given[name] for name in given.keys() - foreign.keys()})


def _attributes(braces: str) -> Mapping[str, str] | None:
    """What stands between a pair of braces, mostly an id; None where it is mere text."""
    identity = _IDENTITY.fullmatch(braces)
    if identity:
        return {"id": identity[1]}
    try:
        length, given = parse_attributes(braces)
    except ParseError:
        return None
    return given if length + 1 == len(braces) else None


_BRACES = re.compile(r"(?:^|[ \t]+)(\{[^{}]*\})$")
_IDENTITY = re.compile(r"\{#([\w:-]+)\}")


def _list_item(state: StateCore, index: int) -> None:
    """Take `[ ]` or `[x]` from the beginning of a list item."""
    following = state.tokens[index + 1 : index + 3]
    if len(following) < 2 or following[1].type != "inline":
        return
    match = re.match(r"\[([ xX])\][ \t]+(?=\S)", following[1].content)
    if match:
        state.tokens[index].meta["task"] = match[1] != " "
        following[0].meta["task"] = match[1] != " "
        following[1].content = following[1].content[match.end() :]


def _box(state: StateCore, index: int) -> None:
    token = state.tokens[index]
    assert token.map is not None
    start, end = token.map
    ground = _ground(state)
    if not re.search(r"(^|[\s>]):{3,}\s*$", ground.text(end)):
        ground.note("container-unclosed", ground.line(start), name=token.info.split()[0])


_BLOCKS: Mapping[str, Callable[[StateCore, int], None]] = {
    "heading_open": _heading,
    "list_item_open": _list_item,
    "container_box_open": _box,
}


def _is_container(params: str, _markup: str) -> bool:
    return params.strip().split(" ")[0] in CONTAINERS


# Text -------------------------------------------------------------------------------------------


def _inline(state: StateCore) -> None:
    """Parse the text of each block, knowing where it stands."""
    ground = _ground(state)
    before = ""
    for token in state.tokens:
        if token.type == "inline":
            row = token.map[0] if token.map else 0
            content = token.content
            ground.enter(content, row, before in _CELLS)
            token.children = state.md.inline.parse(content, state.md, state.env, [])
            if content.startswith(":::"):
                _note_container(content, ground)
            if "<" in content or "[^" in content:
                _note_leftovers(token, ground)
        before = token.type


_CELLS = frozenset({"th_open", "td_open"})


def _note_leftovers(token: Token, ground: Ground) -> None:
    """Note what looks like markup and is only text: HTML, footnotes."""
    content = token.content
    cursor = 0
    for child in token.children or ():
        start = content.find(child.content, cursor) if child.type in _LITERAL else -1
        cursor = max(cursor, start)
        if child.type == "text":
            for match in _LEFTOVER.finditer(child.content):
                cursor = max(content.find(match[0], cursor), cursor)
                place = ground.at(content, cursor, cursor + len(match[0]))
                code = "footnote-missing" if match["note"] else "html-shown"
                ground.note_line(code, place, name=match["note"], tag=match["tag"])


def _note_container(content: str, ground: Ground) -> None:
    name = next(iter(content.lstrip(": ").split()), "")
    ground.note(
        "container-unknown",
        ground.at(content, 0, len(content)),
        name=name or ":::",
        suggestion=nearest(name, CONTAINERS),
        known=", ".join(CONTAINERS),
    )


_LITERAL = frozenset({"text", "code_inline"})
_LEFTOVER = re.compile(
    r"\[\^(?P<note>[^\]\s]{1,40})\](?!\()|"
    r"(?P<tag><(?:!--|/?[A-Za-z][A-Za-z0-9-]{0,30}(?=[\s/>]|$))[^<>]{0,60}>?)"
)
