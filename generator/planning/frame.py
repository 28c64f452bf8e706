"""What do machines learn of a page, and where can its reader go from it?

In goes a leaf with the stock; out comes its frame: chrome, head with `hreflang` and crumbs,
language switch.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from generator.model.parts import Alternate, Crumb, Frame, Head, Image, Pagination, Switch
from generator.planning.addresses import HOME
from generator.planning.atlas import ALL_LANGUAGES, Atlas, Leaf
from generator.planning.stock import Stock

Level = Literal["visit", "partner", "category", "section", "home"]

_LEVELS: Mapping[str, Level] = {
    "visits": "visit",
    "partners": "partner",
    "categories": "category",
    "home": "home",
}
"""What the switcher calls the nearest level; any other is a section."""


def frame(stock: Stock, leaf: Leaf, description: str = "", image: Image | None = None) -> Frame:
    """The frame of a page.

    A page in all languages has the chrome of the one that `x-default` leads to.
    """
    atlas, chrome = stock.atlas, stock.chrome(leaf.lang)
    head = Head(
        title=leaf.title.text,
        description=description,
        href=atlas.hrefs[leaf.address],
        alternates=alternates(atlas, leaf),
        other_locales=_other_locales(atlas, leaf, chrome.lang),
        image=image,
        atom=_feed(atlas, leaf, "feed.xml"),
        json_feed=_feed(atlas, leaf, "feed.json"),
        crumbs=_crumbs(atlas, leaf),
        is_indexed=leaf.is_indexed,
    )
    return Frame(chrome, head, _switches(atlas, leaf), leaf.section)


def alternates(atlas: Atlas, leaf: Leaf) -> tuple[Alternate, ...]:
    """A page's `hreflang`: each twin lists itself and all others.

    `x-default` is the page in all languages where there is one, else that of the site's choice.
    """
    twins = atlas.twins(leaf)
    found = [Alternate(twin.lang or "x-default", atlas.hrefs[twin.address]) for twin in twins]
    if all(twin.lang != ALL_LANGUAGES for twin in twins):
        default = atlas.outline.config.x_default_lang
        found += [Alternate("x-default", one.href) for one in found if one.lang == default]
    return tuple(found)


def _other_locales(atlas: Atlas, leaf: Leaf, own: str) -> tuple[str, ...]:
    languages = atlas.outline.config.languages
    langs = (twin.lang for twin in atlas.twins(leaf))
    return tuple(languages[lang].locale for lang in langs if lang not in (ALL_LANGUAGES, own))


def pagination(atlas: Atlas, leaf: Leaf) -> Pagination:
    """Where a page stands in its list."""
    pages = atlas.pages(leaf.subject, leaf.lang)
    return Pagination(leaf.number, tuple(atlas.hrefs[page.address] for page in pages))


def _feed(atlas: Atlas, leaf: Leaf, file: str) -> str:
    """A subject's own feed; that of a home is its language's, which all pages name."""
    first = atlas.leaf(leaf.subject, leaf.lang)
    return atlas.hrefs.get(first.address + file, "") if first and leaf.subject != HOME else ""


def _crumbs(atlas: Atlas, leaf: Leaf) -> tuple[Crumb, ...]:
    levels = (atlas.leaf(subject, leaf.lang) for subject in leaf.above)
    return tuple(_crumb(atlas, level) for level in levels if level)


def _crumb(atlas: Atlas, level: Leaf) -> Crumb:
    href = atlas.hrefs[level.address]
    if level.title.text:
        return Crumb(href, words=level.title)
    return Crumb(href, section=level.subject.kind)


def _switches(atlas: Atlas, leaf: Leaf) -> tuple[Switch, ...]:
    return tuple(_switch(atlas, leaf, lang) for lang in atlas.outline.config.langs)


def _switch(atlas: Atlas, leaf: Leaf, lang: str) -> Switch:
    name = atlas.outline.config.languages[lang].name
    if lang == leaf.lang:
        return Switch(lang, name, atlas.hrefs[leaf.address], "current", _own_title(leaf))
    same = atlas.counterpart(leaf, lang)
    if same:
        return Switch(lang, name, atlas.hrefs[same.address], "same", _own_title(same))
    near = atlas.level(leaf, lang)
    level = _LEVELS.get(near.subject.kind, "section")
    return Switch(lang, name, atlas.hrefs[near.address], level, _own_title(near))


def _own_title(leaf: Leaf) -> str:
    """The title where it is in the page's own language; a name that stands in for it is not."""
    return "" if leaf.title.lang else leaf.title.text
