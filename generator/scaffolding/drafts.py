"""What stands in a translation before it is written?

In goes the body of the original; out come blocks in the same order. Words are comments to write
over. What says nothing by itself stands where it belongs already: headings of the same levels with
the same anchors, photos, boxes, code, and the links of a paragraph, an ellipsis for each gap.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from generator.scaffolding.filling import sample


@dataclass(frozen=True, slots=True)
class Tongue:
    """The language of a translation, and where a link of the original leads from there."""

    lang: str
    led_on: Callable[[str], str]

    def said(self, name: str) -> str:
        """Words that stand there until they are written."""
        return sample(self.lang, name)

    @property
    def caption(self) -> str:
        """The same under a picture, after its file."""
        return f' "{self.said("caption")}"'


def draft(body: str, tongue: Tongue) -> Iterator[str]:
    """The blocks of a translation, to be parted by blank lines."""
    for block in _inlined(tuple(_blocks(body))):
        found = ((kind.fullmatch(block), drawn) for kind, drawn in _KINDS.items())
        yield from next(drawn(match, tongue) for match, drawn in found if match)


_FENCE = re.compile(r"[ ]{0,3}(`{3,}|~{3,})")
_ATX = re.compile(r"[ ]{0,3}#{1,6}(?:[ \t]|$)")
_UNDERLINE = re.compile(r"[ ]{0,3}(?:=+|-+)[ ]*")
_BOX = re.compile(r"[ ]{0,3}:{3,}")
_ATTRIBUTES = r"\{[^{}\n]*\}"
_NO_WORDS = r"\s*(?:[-*+>|]|\d+[.)]\s)"
"""How a line begins that no line of dashes makes a heading."""


def _blocks(body: str) -> Iterator[str]:
    """Runs of lines between blank ones; a heading is one, a line of a box, and code with all."""
    block: list[str] = []
    fence = ""
    for line in body.split("\n"):
        opened = _FENCE.match(line)
        is_alone = bool(_BOX.match(line) or _ATX.match(line))
        is_first = is_alone or opened or not line.strip()
        if block and not fence and is_first and not _lead(block, line):
            yield "\n".join(block)
            block = []
        if line.strip() or fence:
            block.append(line)
        if _is_closed(line, fence) if fence else (is_alone or _is_underlined(block)):
            yield "\n".join(block)
            block, fence = [], ""
        elif opened and not fence:
            fence = opened[1]
    if block:
        yield "\n".join(block)


def _lead(block: list[str], line: str) -> bool:
    """Whether all that stands above a heading is its attributes."""
    return bool(_ATX.match(line) and re.fullmatch(_ATTRIBUTES, "\n".join(block)))


def _is_closed(line: str, fence: str) -> bool:
    """Whether code ends with the line: by as many marks as it began with, or more."""
    return bool(re.fullmatch(rf"[ ]{{0,3}}{fence}{fence[0]}*[ \t]*", line))


def _is_underlined(block: list[str]) -> bool:
    """Whether a line ends those before it, as a heading or with a rule."""
    return len(block) > 1 and bool(_UNDERLINE.fullmatch(block[-1]))


def _inlined(blocks: Sequence[str]) -> Iterator[str]:
    """The blocks with the file of each reference beside its words; code as it is."""
    prose = [block for block in blocks if not _FENCE.match(block)]
    defined = [one for block in prose for one in _DEFINITION.finditer(block)]
    files = {_label(one["label"]): f"({one['file']}{_caption(one)})" for one in defined}

    def beside(found: re.Match[str]) -> str:
        file = files.get(_label(found["label"] or found["words"]))
        return f"[{found['words']}]{file}" if file else found[0]

    for block in blocks:
        whole = block if _FENCE.match(block) else _REFERENCE.sub(beside, _DEFINITION.sub("", block))
        if whole.strip():
            yield whole


_DEFINITION = re.compile(
    r"^[ ]{0,3}\[(?!\^)(?P<label>[^\[\]]+)\]:[ \t]*<?(?P<file>[^\s<>]+)>?"
    r"(?:[ \t]+[\"'(](?P<caption>[^\"\n]*)[\"')])?[ \t]*(?:\n|\Z)",
    re.MULTILINE,
)
_REFERENCE = re.compile(r"\[(?P<words>[^\[\]]*)\](?:\[(?P<label>[^\[\]]*)\])?(?!\()")


def _label(text: str) -> str:
    """The name of a definition, in which neither capitals nor blanks matter."""
    return " ".join(text.casefold().split())


def _caption(definition: re.Match[str]) -> str:
    return f' "{definition["caption"]}"' if definition["caption"] else ""


def _as_it_is(found: re.Match[str], tongue: Tongue) -> Iterator[str]:
    yield found[0]


def _heading(found: re.Match[str], tongue: Tongue) -> Iterator[str]:
    """A heading of the same level: while the texts' headings correspond, so do their anchors."""
    level = max(len(found["marks"]), 2)
    lines = (found["above"], f"{'#' * level} {tongue.said('heading')} {found['id'] or ''}".rstrip())
    yield _comments(found["line"])
    yield "\n".join(line for line in lines if line)


def _underlined(found: re.Match[str], tongue: Tongue) -> Iterator[str]:
    """The same in its other form."""
    yield _comments(found[0])
    yield f"## {tongue.said('heading')}"


def _pictures(found: re.Match[str], tongue: Tongue) -> Iterator[str]:
    """Photos with words to write in place of those that they have."""
    if _WORDS.search(found[0]):
        yield _comments(found[0])
    yield _LINK.sub(partial(_link, tongue), found[0])


def _link(tongue: Tongue, found: re.Match[str]) -> str:
    """A link or a picture with words to write in place of its own; an address is none."""
    if found["address"]:
        return found["address"]
    file, attributes = tongue.led_on(found["file"]), found["attributes"] or ""
    if not found["mark"]:
        return f"[{tongue.said('link')}]({file}){attributes}"
    alt = tongue.said("alt") if found["words"] else ""
    caption = tongue.caption if found["caption"] else ""
    return f"![{alt}]({file}{caption}){attributes}"


def _box(found: re.Match[str], tongue: Tongue) -> Iterator[str]:
    """The line that opens or closes a box, without its title; a video keeps a caption."""
    if found["words"]:
        yield _comments(found[0])
    caption = tongue.caption if found["words"] else ""
    video = f" {tongue.led_on(found['file'])}{caption}" if found["file"] else ""
    yield f"{found['opening']}{video}"


def _words(found: re.Match[str], tongue: Tongue) -> Iterator[str]:
    """Comments, and the links that are in them, with gaps: a picture among words is no figure."""
    yield _comments(found[0])
    links = [_link(tongue, link) for link in _LINK.finditer(found[0])]
    if links:
        yield " … ".join(("", *links, "")).strip()


def _comments(text: str) -> str:
    """Lines that Markdown reads and readers never see: references that nothing refers to."""
    return "\n".join(f'[//]: # "{_quoted(line)}"' for line in text.split("\n"))


def _quoted(line: str) -> str:
    return line.rstrip().replace("\\", "\\\\").replace('"', '\\"')


_LINK = re.compile(
    r"(?P<mark>!?)\[(?P<words>[^\[\]]*)\]"
    r"\((?P<file>(?:[^()\s]|\([^()\s]*\))+)(?P<caption>\s+\"[^\"]*\")?\)"
    rf"(?P<attributes>{_ATTRIBUTES})?"
    r"|(?P<address><(?:https?|mailto):[^<>\s]+>)"
)
_PICTURE = rf"(?=!)(?:{_LINK.pattern})"
_WORDS = re.compile(r"!\[[^\]]|\"")

_KINDS: Mapping[re.Pattern[str], Callable[[re.Match[str], Tongue], Iterator[str]]] = {
    re.compile(rf"[ ]{{0,3}}(?:```|~~~)(?s:.*)|{_ATTRIBUTES}"): _as_it_is,
    re.compile(
        rf"(?:(?P<above>{_ATTRIBUTES})\n)?"
        r"(?P<line>[ ]{0,3}(?P<marks>#{1,6})[ \t].*?[ \t]*(?P<id>\{#[^{}]*\})?[ \t]*)"
    ): _heading,
    re.compile(rf"(?:(?!{_NO_WORDS}).+\n)+{_UNDERLINE.pattern}"): _underlined,
    re.compile(
        r"(?P<opening>[ ]{0,3}:{3,}[ ]*(?:video(?=[ ])|\w*))"
        r"(?:(?<=video)[ ]+(?P<file>\S+))?[ ]*(?P<words>.*?)[ ]*"
    ): _box,
    re.compile(rf"\s*(?:{_PICTURE}\s*)+"): _pictures,
    re.compile(r"(?s:.*)"): _words,
}
"""What a block can be, in the order in which it is tried, and what is drawn of it."""
