"""What does a text's translation look like before it is translated?

In goes the original as it is written; out comes a draft in another language in which every line of
the original is a comment to write over. Links, photos, anchors and boxes stand where they belong.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Protocol

from generator.config import Config
from generator.model.blanks import Blanks, Known, Original
from generator.scaffolding.drafts import Tongue, draft
from generator.scaffolding.filling import filled, sample, yaml_of
from generator.scaffolding.places import counterpart, way
from generator.urls import slugify


class Surroundings(Protocol):
    """What there is in a site for links to lead to; paths are from its root."""

    def version(self, path: str, lang: str) -> str | None:
        """The file of a text's version in a language; None where there is none, or no text."""

    def anchors(self, path: str) -> Collection[str]:
        """All places in a text that a link can lead to."""

    def counterpart(self, address: str, lang: str) -> str:
        """The address of the same page in a language; itself where there is no such page."""


def translation(
    original: Original, lang: str, config: Config, site: Surroundings, ui_lang: str
) -> Blanks:
    """The draft of a story's text in another language.

    A link leads on to the version of its text or page in that language, where there is one, and to
    a place in it that is there.
    """
    path = counterpart(config, original.path, original.lang, lang)
    stem = posixpath.basename(path).removesuffix(".md").removesuffix(f".{lang}")
    values: Mapping[str, Known] = {
        "title": sample(lang, "title"),
        "slug": original.slug or slugify(original.key, config.transliteration),
        "relation": "translation",
        "translation_key": original.key if original.key != stem else "",
        "digest_of": original.digest_of,
    }
    raw = {
        "original_title": " ".join(original.title.split()),
        "original_summary": " ".join(original.summary.split()),
        "original_file": way(original.path, path),
        "original_source": yaml_of(original.source) if original.source else "",
    }
    links = _Links(original, path, lang, site)
    body = "\n\n".join((sample(lang, "draft"), *draft(original.body, Tongue(lang, links.led_on))))
    return Blanks({path: f"{filled('translation.md', ui_lang, values, raw)}{body}\n"})


@dataclass(frozen=True, slots=True)
class _Links:
    """Where links of the original lead from its translation."""

    original: Original
    path: str
    lang: str
    site: Surroundings

    def led_on(self, target: str) -> str:
        """Where a link leads from there: to a text in the translation's language, if there is."""
        if target.startswith("/"):
            return self.site.counterpart(target, self.lang)
        written, mark, anchor = target.partition("#")
        if not written or re.match(r"[A-Za-z][\w+.-]*:", written):
            return target
        folder = posixpath.dirname(self.original.path)
        file = posixpath.normpath(posixpath.join(folder, written))
        other = self.site.version(file, self.lang)
        if other is None:
            return way(file, self.path) + mark + anchor
        has_place = anchor and anchor in self.site.anchors(other)
        return way(other, self.path) + (mark + anchor if has_place else "")
