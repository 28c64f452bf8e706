"""What of a site stands near a text that is being made: in its way, or where its links lead?

In go the texts of a desk; out come files, anchors and addresses, as linking and planning know them,
drafts and texts for later included. Only those files are read that may matter.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.cli.desks import Desk
from generator.cli.options import moment_of_environment
from generator.config import reading_rules
from generator.linking import link
from generator.model.files import STATIC
from generator.model.site import Read, Site
from generator.model.texts import Article, Source
from generator.planning import appearances
from generator.reading import read
from generator.urls import href, slugify


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The texts of a site, as those who make another want to know them."""

    desk: Desk

    def version(self, path: str, lang: str) -> str | None:
        """The file of a text's version in a language; None where there is none, or no text."""
        text = self.desk.texts.get(path)
        return self._file(text.key, lang) if text else None

    def anchors(self, path: str) -> Collection[str]:
        """All places in a text that a link can lead to."""
        site = self._linked(self._stories({self.desk.texts[path].key}))
        versions = (one for story in site.stories.values() for one in story.versions.values())
        found = next((one for one in versions if one.article.path == path), None)
        return {*found.anchors, *found.article.body.ids} if found else ()

    def counterpart(self, address: str, lang: str) -> str:
        """The address of the same page in a language; itself where there is no such page.

        Pages that no text makes are there in every language.
        """
        page, mark, anchor = address.partition("#")
        first, _, rest = page.removeprefix("/").partition("/")
        if first not in self.desk.config.langs or self._is_static(page):
            return address
        places = self._places(self._stories(self._keys_near(_last_part(page))))
        path = next((one for one, urls in places.items() if self._url(page) in urls), None)
        if path is None:
            return f"/{lang}/{rest}{mark}{anchor}"
        other = self.version(path, lang)
        if other is None or other not in places:
            return address
        has_place = anchor and anchor in self.anchors(other)
        return self._address(places[other][0]) + (mark + anchor if has_place else "")

    def in_the_way(self, made: Mapping[str, str]) -> str | None:
        """The file of a text that lies, or once lay, where one of the new ones would."""
        new = tuple(self._articles(Source(path, text.encode()) for path, text in made.items()))
        own = {one.key for one in new}
        keys = {key for one in new for key in self._keys_near(one.front.slug or one.key)}
        near = self._stories(keys | own)
        places = self._places((*new, *near))
        others = (one.path for one in near if one.key not in own)
        taken = {url: path for path in others for url in places.get(path, ())}
        wanted = (places[one.path][0] for one in new)
        return next((taken[url] for url in wanted if url in taken), None)

    def _file(self, key: str, lang: str) -> str | None:
        texts = self.desk.texts.items()
        return next((path for path, one in texts if (one.key, one.lang) == (key, lang)), None)

    def _keys_near(self, slug: str) -> Collection[str]:
        """The keys of all stories that may have a text, or have had one, at such an address."""
        stated = re.compile(_STATED.format(slug=re.escape(slug)), re.MULTILINE)
        scheme = self.desk.config.transliteration
        texts = self.desk.texts.values()
        return {
            one.key for one in texts if slugify(one.key, scheme) == slug or stated.search(one.front)
        }

    def _stories(self, keys: Collection[str]) -> Sequence[Article]:
        """All texts of some stories, as they are read."""
        paths = (path for path, one in self.desk.texts.items() if one.key in keys)
        return tuple(
            self._articles(Source(path, (self.desk.root / path).read_bytes()) for path in paths)
        )

    def _articles(self, sources: Iterable[Source]) -> Iterator[Article]:
        rules = reading_rules(self.desk.config)
        said = (one for source in sources for one in read(source, rules).value.said)
        return (one for one in said if isinstance(one, Article))

    def _linked(self, articles: Iterable[Article]) -> Site:
        return link(Read(articles=tuple(articles)), self.desk.config).value

    def _places(self, articles: Iterable[Article]) -> Mapping[str, Sequence[str]]:
        """Where each text lies or will lie, and then where it lay, by its file."""
        site = self._linked(articles)
        places = appearances(site, moment_of_environment())
        return {
            one.article.path: (
                places[key].texts[lang].url,
                *map(self._url, one.article.front.moved_from),
            )
            for key, story in site.stories.items()
            for lang, one in story.versions.items()
        }

    def _url(self, address: str) -> str:
        config = self.desk.config
        return f"{config.url}{href(address, config.base_path, config.permalinks)}"

    def _address(self, url: str) -> str:
        return "/" + url.removeprefix(self._url("/"))

    def _is_static(self, address: str) -> bool:
        return (self.desk.root / STATIC / address.removeprefix("/")).is_file()


_STATED = r"""(?:^slug:[ \t]*['"]?|/){slug}(?:/|\.html)?['"]?[ \t]*(?:[\],#]|$)"""
"""How front matter names a slug: as such, or at the end of a former address."""


def _last_part(address: str) -> str:
    """What may be the slug in it."""
    return re.sub(r"(\.html|/)$", "", address).rpartition("/")[2]
