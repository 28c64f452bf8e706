"""Where does a link of a text lead, and which links lead nowhere?

In go targets as linking resolved them and the atlas; out come hrefs, and a diagnostic for each link
to a text that is not published or to an address that the site does not have. Such a link is shown
as plain words.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from generator.diagnostics import Diagnostic, Position, diagnostic, nearest
from generator.model.parts import Href
from generator.model.site import AddressTarget, Fill, RecordTarget, TextTarget
from generator.model.texts import Body, LinkHole
from generator.planning.addresses import AGREEMENTS, Subject, story_subject
from generator.planning.atlas import Atlas, Leaf, with_anchor

PageTarget = TextTarget | RecordTarget | AddressTarget
"""Targets that are pages of this site."""


def resolved(atlas: Atlas, target: PageTarget, lang: str) -> Href | None:
    """What leads to a page from a text in a language; nothing where it will not be there."""
    match target:
        case TextTarget():
            return _text(atlas, target, lang)
        case RecordTarget():
            return _record(atlas, target, lang)
        case AddressTarget():
            return _address(atlas, target, lang)
        case _:
            assert_never(target)


def broken_links(atlas: Atlas) -> Iterator[Diagnostic]:
    """What is wrong with the links of published texts and of the texts of records."""
    outline = atlas.outline
    for texts in outline.texts.values():
        for text in texts.values():
            yield from _broken(atlas, text.body, text.version.fills, text.lang)
    for (_, _, lang), linked in outline.site.texts.items():
        yield from _broken(atlas, linked.text.body, linked.fills, lang)


def _text(atlas: Atlas, target: TextTarget, lang: str) -> Href | None:
    """Another language's text stands in for one that is not published; its anchors are its own."""
    text = atlas.outline.text(story_subject(target.section, target.key), target.lang)
    if text is None:
        return None
    anchor = target.anchor
    is_there = text.lang == target.lang or anchor in (*text.version.anchors, *text.body.ids)
    return Href(
        with_anchor(atlas.hrefs[text.address], anchor if is_there else ""),
        "" if text.lang == lang else text.lang,
    )


def _record(atlas: Atlas, target: RecordTarget, lang: str) -> Href | None:
    if target.registry == AGREEMENTS.kind:
        return Href(atlas.agreement(target.key, lang))
    href = atlas.href(Subject(target.registry, target.key), lang)
    return Href(with_anchor(href, target.anchor)) if href else None


def _address(atlas: Atlas, target: AddressTarget, lang: str) -> Href | None:
    file = atlas.outline.file(target.address)
    leaf = atlas.by_file.get(file)
    if leaf is None and file in atlas.copied:
        return Href(with_anchor(atlas.outline.href(target.address), target.anchor))
    if leaf is None or not _has_anchor(leaf, target.anchor):
        return None
    hreflang = "" if leaf.lang == lang else leaf.lang
    return Href(with_anchor(atlas.hrefs[leaf.address], target.anchor), hreflang)


def _has_anchor(leaf: Leaf, anchor: str) -> bool:
    return not anchor or leaf.anchors is None or anchor in leaf.anchors


def _broken(atlas: Atlas, body: Body, fills: tuple[Fill, ...], lang: str) -> Iterator[Diagnostic]:
    for hole, fill in zip(body.holes, fills, strict=True):
        if not isinstance(hole, LinkHole):
            continue
        if isinstance(fill, TextTarget) and resolved(atlas, fill, lang) is None:
            yield diagnostic("link-unpublished", hole.position, target=hole.target)
        if (
            isinstance(fill, AddressTarget)
            and _last_part(fill.address) not in atlas.outline.site.lost_keys
            and resolved(atlas, fill, lang) is None
        ):
            yield _missing_address(atlas, fill, hole.position)


def _last_part(address: str) -> str:
    return address.rstrip("/").rpartition("/")[2]


def _missing_address(atlas: Atlas, target: AddressTarget, position: Position) -> Diagnostic:
    leaf = atlas.by_file.get(atlas.outline.file(target.address))
    if leaf:
        anchor = nearest(target.anchor, sorted(leaf.anchors or ()))
        suggestion = f"{target.address}#{anchor}" if anchor else None
    else:
        suggestion = nearest(target.address, _neighbourhood(atlas, target.address))
    wanted = f"{target.address}#{target.anchor}" if target.anchor else target.address
    return diagnostic("link-missing-address", position, target=wanted, suggestion=suggestion)


def _neighbourhood(atlas: Atlas, address: str) -> list[str]:
    """Addresses in the same language and section: to compare all of a large site takes long."""
    start = "/".join(address.split("/")[:3])
    near = [known for known in atlas.hrefs if known.startswith(start)]
    return near or [known for known in atlas.hrefs if known.count("/") <= 3]
