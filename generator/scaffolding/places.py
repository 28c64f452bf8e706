"""Where does a new file belong?

In go the layout of the site, a key and a language; out come paths from the site's root, and the way
from one file to another.
"""

from __future__ import annotations

import posixpath

from generator.config import Config
from generator.model.texts import Registry

PHOTOS = "content/photos"


def text_path(config: Config, year: str, key: str, lang: str) -> str:
    """The file of a story's text: `content/news/2025/key.ru.md`, or by folders of languages."""
    if config.layout == "folders":
        return f"content/news/{lang}/{year}/{key}.md"
    return f"content/news/{year}/{key}.{lang}.md"


def record_text_path(config: Config, registry: Registry, key: str, lang: str) -> str:
    """The file of a record's text: `content/partners/key.ru.md`, or by folders of languages."""
    if config.layout == "folders":
        return f"content/{registry}/{lang}/{key}.md"
    return f"content/{registry}/{key}.{lang}.md"


def counterpart(config: Config, path: str, lang: str, other: str) -> str:
    """The file of the same text in another language."""
    if config.layout == "folders":
        head, section, _, *rest = path.split("/")
        return "/".join((head, section, other, *rest))
    return path.removesuffix(f".{lang}.md") + f".{other}.md"


def way(target: str, file: str) -> str:
    """The path of a target relative to the file that names it."""
    return posixpath.relpath(target, posixpath.dirname(file))
