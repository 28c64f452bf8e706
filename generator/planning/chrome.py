"""What do all pages of a language have around them?

In goes the atlas; out comes one value a language, which all its pages share. It holds nothing that
a new story would change, else every story would change every page.
"""

from __future__ import annotations

from generator.model.parts import Chrome, MenuItem
from generator.planning.addresses import HOME, SECTIONS, Subject
from generator.planning.atlas import Atlas


def chrome(atlas: Atlas, lang: str) -> Chrome:
    """What all pages of a language have around them."""
    outline = atlas.outline
    config = outline.config
    language = config.languages[lang]
    home = atlas.href(HOME, lang)
    publisher = config.publisher
    return Chrome(
        lang=lang,
        locale=language.locale,
        origin=config.url,
        base_href=config.base_path,
        title=language.title,
        description=language.description,
        home=home,
        menu=_menu(atlas, lang),
        publisher=atlas.record("partners", publisher, lang) if publisher else None,
        email=config.contact.email or "",
        rights=outline.words(config.rights, lang),
        accent=config.theme.accent,
        logo=outline.href("/" + config.theme.logo.lstrip("/")) if config.theme.logo else "",
        assets=outline.href("/assets/"),
        atom=home + "feed.xml",
        json_feed=home + "feed.json",
        countries=tuple(
            (code, names[lang]) for code, names in sorted(config.countries.items()) if lang in names
        ),
    )


def _menu(atlas: Atlas, lang: str) -> tuple[MenuItem, ...]:
    """The entries that exist in the language."""
    items = []
    for name in atlas.outline.config.menu:
        is_section = Subject(name) in SECTIONS
        leaf = atlas.leaf(Subject(name) if is_section else Subject("pages", name), lang)
        if leaf:
            title = "" if is_section else leaf.title.text
            items.append(MenuItem(name, atlas.hrefs[leaf.address], title))
    return tuple(items)
