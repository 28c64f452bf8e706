"""How does a body look as HTML, and what is in it?

In go markdown-it's tokens, out comes HTML with marks for its holes, with the headings, ids and
plain words that were met on the way. The only module that writes elements of a body.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Literal

from markdown_it.token import Token

from generator.config import ReadingRules
from generator.diagnostics import Position
from generator.model.texts import AnchorHole, Heading, ImageHole, ImageRef, LinkHole, VideoHole
from generator.reading.attributes import Identities, attributes_of, checked, note_foreign
from generator.reading.ground import Ground
from generator.reading.marking import Marks
from generator.reading.sanitizing import Sanitizer
from generator.reading.syntax import scheme, target
from generator.reading.words import count_words, excerpt_of, words_of


class Writer:
    """Writes the HTML of one body, token by token."""

    def __init__(self, tokens: Sequence[Token], ground: Ground, rules: ReadingRules) -> None:
        self.marks = Marks()
        self.identities = Identities(ground, tokens, rules.transliteration)
        self.headings: list[Heading] = []
        self.excerpt = ""
        self.word_count = 0
        self._tokens = tokens
        self._ground = ground
        self._sanitizer = Sanitizer(ground, self.marks, self.identities)
        self._own = self.marks.attributes if rules.html == "sanitized" else str
        """Attributes of ours as they stand in a tag: marked where a filter may look at them."""
        self._out: list[str] = []
        self._said: list[str] = []
        self._has_raw_html = False
        self._row: int | None = None

    def write(self) -> str:
        """The HTML of the body, with marks."""
        tokens = self._tokens
        index, end = 0, len(tokens)
        while index < end:
            token = tokens[index]
            if token.map:
                self._row = token.map[0]
            tag = _BARE.get(token.type)
            if tag and not token.attrs and not token.meta:
                self._out.append(tag)
                index += 1
            else:
                index = self._block(tokens, index)
        self.word_count = count_words(" ".join(self._said))
        html = "".join(self._out)
        return self._sanitizer.clean(html) if self._has_raw_html else html

    @property
    def _place(self) -> Position:
        """The place of the block that is being written; most blocks never ask for it."""
        if self._row is None:
            return Position(self._ground.path, self._ground.first_line)
        return self._ground.line(self._row)

    # Blocks -------------------------------------------------------------------------------------

    def _block(self, tokens: Sequence[Token], index: int) -> int:
        """Write a block's start, end or text; say where the text goes on."""
        kind = tokens[index].type
        is_figure = kind == "paragraph_open" and "![" in tokens[index + 1].content
        after = self._figures(tokens, index) if is_figure else 0
        if after:
            return after
        _BLOCKS.get(kind, Writer._plain_block)(self, tokens, index)
        return index + 1

    def _plain_block(self, tokens: Sequence[Token], index: int) -> None:
        token = tokens[index]
        if token.nesting < 0:
            self._out.append(f"</{token.tag}>\n")
        else:
            self._start(token, token.tag)

    def _start(self, token: Token, tag: str, before: str = "") -> None:
        """A start tag with the attributes that an editor gave; `before` them stand ours."""
        attributes = before
        if token.attrs or token.meta:
            attributes += attributes_of(token, self.identities, self._place)
        own = self._own(attributes) if attributes else ""
        self._out.append(f"<{tag}{own}>" + ("\n" if tag in _LINED else ""))

    def _paragraph_start(self, tokens: Sequence[Token], index: int) -> None:
        token = tokens[index]
        if not token.hidden:
            self._start(token, "p")
        if "task" in token.meta:
            checkbox = '<input type="checkbox" disabled'
            checkbox += " checked> " if token.meta["task"] else "> "
            self._out += ("<label>", self.marks.element(checkbox))
        if not token.level and not self.excerpt:
            self.excerpt = excerpt_of(words_of(tokens[index + 1].children or ()))

    def _paragraph_end(self, tokens: Sequence[Token], index: int) -> None:
        if "task" in tokens[index - 2].meta:
            self._out.append("</label>")
        if not tokens[index].hidden:
            self._out.append("</p>\n")
        elif tokens[index + 1].nesting >= 0:
            self._out.append("\n")

    def _heading(self, tokens: Sequence[Token], index: int) -> None:
        token, inline = tokens[index : index + 2]
        level, place = int(token.tag[1]), self._place
        if level == 1:
            self._ground.note("heading-level", place)
            level = 2
        words = words_of(inline.children or ())
        given = self.identities.given(token, place)
        own = given or self.identities.own(words, len(self.headings) + 1)
        hole = AnchorHole(len(self.headings))
        self.headings.append(Heading(level, words, given, own, place))
        token.attrs.pop("id", None)
        others = attributes_of(token, self.identities, place)
        self._out.append(f"<h{level}{self.marks.attributes(hole, others)}>")

    def _heading_end(self, _tokens: Sequence[Token], _index: int) -> None:
        self._out.append(f"</h{self.headings[-1].level}>\n")

    def _list_item(self, tokens: Sequence[Token], index: int) -> None:
        token = tokens[index]
        self._start(token, "li", ' class="task"' if "task" in token.meta else "")

    def _ordered_list(self, tokens: Sequence[Token], index: int) -> None:
        start = tokens[index].attrs.get("start", 1)
        self._start(tokens[index], "ol", f' start="{start}"' if start != 1 else "")

    def _code(self, tokens: Sequence[Token], index: int) -> None:
        token = tokens[index]
        language = token.info.split(maxsplit=1)[0] if token.info.strip() else ""
        self._start(token, "pre", ' tabindex="0"')
        known = f"language-{language}" if re.fullmatch("[A-Za-z0-9_+-]+", language) else ""
        own = self._own(f' class="{known}"') if known else ""
        self._out.append(f"<code{own}>{escape(token.content, quote=False)}</code></pre>\n")

    def _table(self, tokens: Sequence[Token], index: int) -> None:
        """A wide table scrolls by itself, with the keyboard too."""
        own = self._own(' class="table" tabindex="0"')
        self._out.append(f"<div{own}>")
        self._start(tokens[index], "table")

    def _table_end(self, _tokens: Sequence[Token], _index: int) -> None:
        self._out.append("</table></div>\n")

    def _cell(self, tokens: Sequence[Token], index: int) -> None:
        token = tokens[index]
        align = str(token.attrs.pop("style", "")).removeprefix("text-align:")
        before = ' scope="col"' if token.tag == "th" else ""
        self._start(token, token.tag, before + (f' class="align-{align}"' if align else ""))

    def _box(self, tokens: Sequence[Token], index: int) -> None:
        token = tokens[index]
        name, _, rest = token.info.strip().partition(" ")
        if name == "video":
            self._video(rest.strip())
            return
        self._start(token, "aside", f' class="{name}" role="note"')
        if rest.strip():
            own = self._own(' class="note-title"')
            self._out.append(f"<p{own}>{escape(rest.strip(), quote=False)}</p>\n")

    def _box_end(self, tokens: Sequence[Token], index: int) -> None:
        if _opening(tokens, index).info.split()[0] != "video":
            self._out.append("</aside>\n")

    def _video(self, what: str) -> None:
        """A player or a link card; what stands inside the container follows it as text."""
        match = _VIDEO.fullmatch(what)
        if match is None or scheme(match["target"]) not in _VIDEO_SCHEMES:
            self._ground.note("video-target", self._place, target=match and match["target"])
            return
        hole = VideoHole(target(match["target"]), match["caption"] or "", self._place)
        self._out += (self.marks.element(hole), "\n")

    def _figures(self, tokens: Sequence[Token], index: int) -> int:
        """Write pictures that stand alone in paragraphs; say where the text goes on, or 0."""
        pictures: list[ImageRef] = []
        while lone := _lone_pictures(tokens, index):
            paragraph = tokens[index]
            self._row = paragraph.map[0] if paragraph.map else 0
            for name, value in paragraph.attrs.items():
                lone[0].attrs.setdefault(name, value)
            pictures += (self._picture(token) for token in lone)
            index += 3
        if not pictures:
            return 0
        shape: Literal["figure", "gallery"] = "gallery" if len(pictures) > 1 else "figure"
        self._out += (self.marks.element(ImageHole(shape, tuple(pictures))), "\n")
        return index

    # Footnotes ----------------------------------------------------------------------------------

    def _notes(self, _tokens: Sequence[Token], _index: int) -> None:
        own = self._own(' class="footnotes" role="doc-endnotes"')
        self._out.append(f"<div{own}><ol>\n")

    def _notes_end(self, _tokens: Sequence[Token], _index: int) -> None:
        self._out.append("</ol></div>\n")

    def _note(self, tokens: Sequence[Token], index: int) -> None:
        identity = self.identities.take(f"fn-{tokens[index].meta['id'] + 1}")
        own = self._own(f' id="{identity}"')
        self._out.append(f"<li{own}>")

    def _note_end(self, _tokens: Sequence[Token], _index: int) -> None:
        self._out.append("</li>\n")

    def _note_back(self, tokens: Sequence[Token], index: int) -> None:
        """The way back to the call of a note; its name is a number, which needs no language."""
        number = _note_number(tokens[index])
        own = self._own(f' href="#fnref-{number}" role="doc-backlink" aria-label="{number}"')
        self._out.append(f" <a{own}>↩\ufe0e</a>")

    def _note_call(self, tokens: Sequence[Token], index: int) -> None:
        note = tokens[index].meta["id"] + 1
        identity = self.identities.take(f"fnref-{_note_number(tokens[index])}")
        own = self._own(f' href="#fn-{note}" id="{identity}" role="doc-noteref"')
        self._out.append(f"<sup><a{own}>{note}</a></sup>")

    # Text ---------------------------------------------------------------------------------------

    def _inline(self, tokens: Sequence[Token], index: int) -> None:
        children = tokens[index].children or ()
        for place, token in enumerate(children):
            if token.type == "text":
                self._words(token.content)
            else:
                _TEXT.get(token.type, Writer._plain_text)(self, children, place)

    def _plain_text(self, tokens: Sequence[Token], index: int) -> None:
        token = tokens[index]
        if token.nesting < 0:
            self._out.append(f"</{token.tag}>")
        else:
            self._start(token, token.tag)

    def _words(self, words: str) -> None:
        self._said.append(words)
        self._out.append(escape(words, quote=False))

    def _code_words(self, tokens: Sequence[Token], index: int) -> None:
        self._start(tokens[index], "code")
        self._words(tokens[index].content)
        self._out.append("</code>")

    def _line_end(self, _tokens: Sequence[Token], _index: int) -> None:
        self._out.append("\n")

    def _line_break(self, _tokens: Sequence[Token], _index: int) -> None:
        self._out.append("<br>\n")

    def _link(self, tokens: Sequence[Token], index: int) -> None:
        token = tokens[index]
        place = token.meta["position"]
        if tokens[index + 1].type == "link_close":
            self._ground.note("link-without-text", place, target=token.attrs["href"])
        title = str(token.attrs.get("title", ""))
        others = attributes_of(token, self.identities, place)
        others += f' title="{escape(title)}"' if title else ""
        hole = LinkHole(target(str(token.attrs["href"])), place)
        self._out.append(f"<a{self.marks.attributes(hole, others)}>")

    def _image(self, tokens: Sequence[Token], index: int) -> None:
        hole = ImageHole("inline", (self._picture(tokens[index]),))
        self._out.append(self.marks.element(hole))

    def _picture(self, token: Token) -> ImageRef:
        place = token.meta["position"]
        note_foreign(token, self._ground, place)
        checked(token, "lang", self._ground, place)
        width = checked(token, "width", self._ground, place)
        return ImageRef(
            file=target(str(token.attrs["src"])),
            alt=words_of(token.children or ()),
            caption=str(token.attrs.get("title", "")),
            position=place,
            width=int(width) if width else None,
            id=self.identities.given(token, place),
            classes=tuple(checked(token, "class", self._ground, place).split()),
        )

    def _raw(self, tokens: Sequence[Token], index: int) -> None:
        token = tokens[index]
        self._has_raw_html = True
        self._sanitizer.look(token, token.meta.get("position", self._place))
        self._out.append(token.content)


_VIDEO = re.compile(r'(?P<target>[^\s"]+)(?:\s+"(?P<caption>[^"]*)")?')
_VIDEO_SCHEMES = frozenset({"", "http", "https"})
_LINED = frozenset({"ul", "ol", "dl", "blockquote", "table", "thead", "tbody", "tr", "aside", "hr"})
_BARE: Mapping[str, str] = {
    **{f"{tag}_close": f"</{tag}>\n" for tag in ("thead", "tbody", "tr", "th", "td")},
    "bullet_list_open": "<ul>\n",
    "bullet_list_close": "</ul>\n",
    "list_item_open": "<li>",
    "list_item_close": "</li>\n",
    "thead_open": "<thead>\n",
    "tbody_open": "<tbody>\n",
    "tr_open": "<tr>\n",
    "td_open": "<td>",
}
"""Tags that are always the same where an editor gave them no attributes, by frequency."""

_Write = Callable[[Writer, Sequence[Token], int], None]

_BLOCKS: Mapping[str, _Write] = {
    "inline": Writer._inline,
    "paragraph_open": Writer._paragraph_start,
    "paragraph_close": Writer._paragraph_end,
    "heading_open": Writer._heading,
    "heading_close": Writer._heading_end,
    "list_item_open": Writer._list_item,
    "ordered_list_open": Writer._ordered_list,
    "fence": Writer._code,
    "code_block": Writer._code,
    "table_open": Writer._table,
    "table_close": Writer._table_end,
    "th_open": Writer._cell,
    "td_open": Writer._cell,
    "container_box_open": Writer._box,
    "container_box_close": Writer._box_end,
    "footnote_block_open": Writer._notes,
    "footnote_block_close": Writer._notes_end,
    "footnote_open": Writer._note,
    "footnote_close": Writer._note_end,
    "footnote_anchor": Writer._note_back,
    "html_block": Writer._raw,
}
"""Blocks that are more than a start or an end tag."""

_TEXT: Mapping[str, _Write] = {
    "code_inline": Writer._code_words,
    "softbreak": Writer._line_end,
    "hardbreak": Writer._line_break,
    "link_open": Writer._link,
    "image": Writer._image,
    "footnote_ref": Writer._note_call,
    "html_inline": Writer._raw,
}
"""The same inside a block."""


def _opening(tokens: Sequence[Token], index: int) -> Token:
    """The token that opened what the token at `index` closes."""
    level = tokens[index].level
    kind = tokens[index].type.replace("_close", "_open")
    return next(one for one in reversed(tokens[:index]) if one.type == kind and one.level == level)


def _lone_pictures(tokens: Sequence[Token], index: int) -> list[Token]:
    """The pictures of a paragraph that holds nothing else."""
    if index >= len(tokens) or tokens[index].type != "paragraph_open":
        return []
    children = tokens[index + 1].children or ()
    pictures = [one for one in children if one.type == "image"]
    if pictures and all(one.type in _PICTURES or _is_blank(one) for one in children):
        return pictures
    return []


def _is_blank(token: Token) -> bool:
    return token.type == "text" and not token.content.strip()


_PICTURES = frozenset({"image", "softbreak", "hardbreak"})


def _note_number(token: Token) -> str:
    """`2` for the first call of the second note, `2-3` for the third."""
    number, call = token.meta["id"] + 1, token.meta["subId"] + 1
    return f"{number}-{call}" if call > 1 else str(number)
