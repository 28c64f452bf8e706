"""Which templates, catalogs and assets the site has: its own, laid over the built-in theme.

A file of the same name in the site's `templates/` wins; catalogs are merged, the site's strings
winning. Links are not followed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.building.layout import TEMPLATES, builtin_theme
from generator.rendering import TemplateSource


@dataclass(frozen=True, slots=True)
class ThemeFiles:
    """A theme as found: templates by name, catalogs by language, assets by their site path."""

    templates: Mapping[str, TemplateSource]
    catalogs: Mapping[str, tuple[bytes, ...]]
    assets: Mapping[str, Path]


def load_theme(root: Path) -> ThemeFiles:
    """The theme of the site at `root`. Raises `OSError` where a file cannot be read."""
    layers = tuple(dict.fromkeys((builtin_theme().resolve(), (root / TEMPLATES).resolve())))
    templates: dict[str, TemplateSource] = {}
    catalogs: dict[str, tuple[bytes, ...]] = {}
    assets: dict[str, Path] = {}
    for file, name in _files(layers):
        path = f"{TEMPLATES}/{name}"
        if name.startswith("assets/"):
            assets[path] = file
        elif name.startswith("locales/") and name.endswith("/LC_MESSAGES/messages.po"):
            lang = name.split("/")[1]
            catalogs[lang] = (*catalogs.get(lang, ()), file.read_bytes())
        elif name.endswith(".html"):
            templates[name] = TemplateSource(path, file.read_bytes())
    return ThemeFiles(templates, catalogs, assets)


def _files(layers: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    for layer in layers:
        for file in sorted(_walk(layer)) if layer.is_dir() else ():
            yield file, file.relative_to(layer).as_posix()


def _walk(folder: Path) -> Iterator[Path]:
    for file in folder.iterdir():
        if file.is_symlink() or file.name.startswith("."):
            continue
        if file.is_dir():
            yield from _walk(file)
        elif file.is_file():
            yield file
