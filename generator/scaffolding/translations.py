"""What does a text's translation look like before it is translated?

In goes the original as it is written; out comes a draft in another language in which every line of
the original is a comment to write over. Links, photos, anchors and boxes stand where they belong.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.config import Config
from generator.model.blanks import Blanks, Known, Original
from generator.scaffolding.filling import filled, sample
from generator.scaffolding.places import counterpart, way
from generator.urls import slugify


def translation(
    original: Original,
    lang: str,
    config: Config,
    text_of: Callable[[str], str | None],
    ui_lang: str,
) -> Blanks:
    """The draft of a story's text in another language.

    `text_of` gives what a file of the site says, by its path, and None where there is no text: a
    link to one leads on to its version in the translation's language where there is one, and to a
    place in it where that says its anchor.
    """
    path = counterpart(config, original.path, original.lang, lang)
    stem = posixpath.basename(path).removesuffix(".md").removesuffix(f".{lang}")
    values: Mapping[str, Known] = {
        "title": sample(lang, "title"),
        "slug": original.slug or slugify(original.key, config.transliteration),
        "relation": "translation",
        "translation_key": original.key if original.key != stem else "",
    }
    raw = {
        "original_title": " ".join(original.title.split()),
        "original_summary": " ".join(original.summary.split()) or "—",
        "original_file": way(original.path, path),
    }
    links = _Links(config, original, path, lang, text_of)
    body = "\n\n".join((sample(lang, "draft"), *_translated(original.body, lang, links)))
    return Blanks({path: f"{filled('translation.md', ui_lang, values, raw)}{body}\n"})


def _translated(body: str, lang: str, links: _Links) -> Iterator[str]:
    for block in _blocks(body):
        if _AS_IT_IS.match(block[0]):
            yield "\n".join(map(links.led_on, block))
        elif heading := _HEADING.fullmatch(block[0]):
            anchor = f" {heading[3]}" if heading[3] else ""
            yield _comment(block[0])
            yield f"{heading[1]} {sample(lang, 'heading')}{anchor}"
            yield from _translated("\n".join(block[1:]), lang, links)
        else:
            yield "\n".join(map(_comment, block))
            found = [links.led_on(one[0]) for line in block for one in _LINK.finditer(line)]
            if found:
                yield " ".join(found)


_AS_IT_IS = re.compile(r"\s*(?:!\[|:::|```|~~~|\{)")
"""How a block begins that says nothing by itself: photos, boxes, code, attributes."""

_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*(\{#[^}]*\})?\s*")
_LINK = re.compile(r"!?\[[^\[\]]*\]\((?:[^()\s]|\([^()\s]*\))+(?:\s+\"[^\"]*\")?\)")
_TARGET = re.compile(r"(?<=\]\()[^()\s]+")


def _blocks(body: str) -> Iterator[Sequence[str]]:
    """Runs of lines between blank ones; code and its fences are one, a line of a box is one."""
    block: list[str] = []
    fence = ""
    for line in body.split("\n"):
        opened = _FENCE.match(line)
        is_alone = not fence and line.lstrip().startswith(":::")
        if block and not fence and (is_alone or not line.strip() or opened):
            yield block
            block = []
        if is_alone:
            yield [line]
        elif line.strip() or fence:
            block.append(line)
        if fence and line.strip() == fence:
            yield block
            block, fence = [], ""
        elif opened and not fence:
            fence = opened[1]
    if block:
        yield block


_FENCE = re.compile(r"\s*(`{3,}|~{3,})")


def _comment(line: str) -> str:
    """A line that Markdown reads and readers never see: a reference that nothing refers to."""
    text = line.strip().replace("\\", "\\\\").replace('"', '\\"')
    return f'[//]: # "{text}"'


@dataclass(frozen=True, slots=True)
class _Links:
    """Where links of the original lead from its translation."""

    config: Config
    original: Original
    path: str
    lang: str
    text_of: Callable[[str], str | None]

    def led_on(self, line: str) -> str:
        """The line with its links to texts as they are in the translation's language."""
        return _TARGET.sub(lambda found: self._target(found[0]), line)

    def _target(self, target: str) -> str:
        written, mark, anchor = target.partition("#")
        if not written or written.startswith("/") or re.match(r"[A-Za-z][\w+.-]*:", written):
            return target
        folder = posixpath.dirname(self.original.path)
        file = posixpath.normpath(posixpath.join(folder, written))
        if self.text_of(file) is None:
            return way(file, self.path) + mark + anchor
        other = counterpart(self.config, file, self.original.lang, self.lang)
        text = self.text_of(other)
        if text is None:
            return way(file, self.path) + mark + anchor
        has_place = f"{{#{anchor}}}" in text
        return way(other, self.path) + (mark + anchor if has_place else "")
