"""What does a text's translation look like before it is translated?

In goes the original as it is written; out comes a draft in another language in which every line of
the original is a comment to write over. Links, photos, anchors and boxes stand where they belong.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from generator.config import Config
from generator.model.blanks import Blanks, Known, Original
from generator.scaffolding.drafts import Tongue, draft
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
    body = "\n\n".join((sample(lang, "draft"), *draft(original.body, Tongue(lang, links.led_on))))
    return Blanks({path: f"{filled('translation.md', ui_lang, values, raw)}{body}\n"})


@dataclass(frozen=True, slots=True)
class _Links:
    """Where links of the original lead from its translation."""

    config: Config
    original: Original
    path: str
    lang: str
    text_of: Callable[[str], str | None]

    def led_on(self, target: str) -> str:
        """Where a link leads from there: to a text in the translation's language, if there is."""
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
