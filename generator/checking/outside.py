"""To which other hosts does a site send its readers?

In go the texts that readers see and the records; out come all addresses of other hosts, by http and
https, each where it stands. Whether anything is there, nobody knows without asking.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.checking.checked import Checked
from generator.model.outside import OutsideLink
from generator.model.site import Fill, VideoFill, WebTarget
from generator.model.texts import Body, LinkHole, VideoHole


def outside_links(checked: Checked) -> tuple[OutsideLink, ...]:
    """Every link of published texts and of records to another host, in order of place."""
    found = (*_of_stories(checked), *_of_texts(checked), *_of_partners(checked))
    asked = {one for one in found if one.url.lower().startswith(("http://", "https://"))}
    return tuple(sorted(asked, key=lambda one: (one.position, one.url)))


def _of_stories(checked: Checked) -> Iterator[OutsideLink]:
    for _, version in checked.versions():
        if not checked.is_shown(version):
            continue
        article = version.article
        yield from _of_body(article.body, version.fills)
        source = article.front.source
        if source and source.url:
            yield OutsideLink(source.url, article.marks.at("source", "url"))


def _of_texts(checked: Checked) -> Iterator[OutsideLink]:
    for linked in checked.site.texts.values():
        if linked.text.path not in checked.lost:
            yield from _of_body(linked.text.body, linked.fills)


def _of_body(body: Body, fills: Iterable[Fill]) -> Iterator[OutsideLink]:
    for hole, fill in zip(body.holes, fills, strict=True):
        target = fill.target if isinstance(fill, VideoFill) else fill
        if isinstance(hole, LinkHole | VideoHole) and isinstance(target, WebTarget):
            yield OutsideLink(target.url, hole.position)


def _of_partners(checked: Checked) -> Iterator[OutsideLink]:
    for entry in checked.site.partners.values():
        if entry.fields.url:
            yield OutsideLink(entry.fields.url, entry.at("url"))
        for index, url in enumerate(entry.fields.same_as):
            yield OutsideLink(url, entry.at("same_as", index))
