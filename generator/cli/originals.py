"""Which text of a story is to be translated, and what does it say?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.model.blanks import Original
from generator.reading import divide


def original(root: Path, key: str, versions: Mapping[str, str]) -> Original:
    """The text that says it is the original, else one that was made from no other, else any.

    Raises `ValueError` with the path of a text whose front matter cannot be read.
    """
    texts = [_read(root, key, lang, path) for lang, path in versions.items()]
    return min(texts, key=lambda one: one[0])[1]


def _read(root: Path, key: str, lang: str, path: str) -> tuple[int, Original]:
    """A text with its distance from the original."""
    text = "\n".join((root / path).read_text("utf-8-sig").splitlines())
    parts = divide(text, path).value
    if parts is None or parts.fields is None:
        raise ValueError(path)
    tree = parts.fields.tree
    distance = 2 if {"translator", "relation"} & tree.keys() else 1
    if tree.get("original") == lang:
        distance = 0
    slug, title, summary = (str(tree.get(name, "")) for name in ("slug", "title", "summary"))
    digest_of, source = _several(tree.get("digest_of")), _named(tree.get("source"))
    return distance, Original(path, lang, key, slug, title, summary, parts.body, digest_of, source)


def _several(value: object) -> Sequence[str]:
    return tuple(map(str, value)) if isinstance(value, list) else ()


def _named(value: object) -> Mapping[str, str]:
    return {name: str(one) for name, one in value.items()} if isinstance(value, dict) else {}
