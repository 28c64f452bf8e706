"""What is in a published site, as its readers and their machines see it?

In goes an output folder with the address it will have; out come its pages, parsed as browsers do,
its links, and what lies at an address.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin
from xml.etree.ElementTree import Element

import html5lib

LINKING = {
    "a": "href",
    "link": "href",
    "img": "src",
    "script": "src",
    "source": "src",
    "video": "src",
}
"""Elements that name another address, and where."""


@dataclass(frozen=True)
class HtmlPage:
    """An HTML file of the site."""

    path: str
    """Below the output folder."""
    url: str
    text: str

    @cached_property
    def parser(self) -> html5lib.HTMLParser:
        """The parser that has read it, with the errors that it saw."""
        parser = html5lib.HTMLParser(html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
        parser.parse(self.text)
        return parser

    @cached_property
    def root(self) -> Element:
        """The element `html`."""
        document: Element = self.parser.tree.getDocument()
        return document

    @cached_property
    def elements(self) -> tuple[Element, ...]:
        """All elements in the order of the text, comments apart."""
        found: Iterator[Any] = self.root.iter()
        return tuple(one for one in found if isinstance(one.tag, str))

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The places in it to which a link may lead."""
        return tuple(one.attrib["id"] for one in self.elements if "id" in one.attrib)

    @cached_property
    def links(self) -> tuple[str, ...]:
        """Every address that it names, whole."""
        return tuple(
            urljoin(self.url, one.attrib[LINKING[str(one.tag)]])
            for one in self.elements
            if one.attrib.get(LINKING.get(str(one.tag), ""))
        )

    @cached_property
    def alternates(self) -> Mapping[str, str]:
        """Addresses of its `hreflang` set by language."""
        return {
            one.attrib["hreflang"]: one.attrib["href"]
            for one in self.elements
            if one.tag == "link"
            and one.attrib.get("rel") == "alternate"
            and "hreflang" in one.attrib
        }

    @cached_property
    def canonical(self) -> str:
        """The address that it says to have, if any."""
        return next(
            (one.attrib["href"] for one in self.elements if one.attrib.get("rel") == "canonical"),
            "",
        )

    @cached_property
    def structured(self) -> tuple[object, ...]:
        """Its data for search engines."""
        return tuple(
            json.loads(one.text or "")
            for one in self.elements
            if one.tag == "script" and one.attrib.get("type") == "application/ld+json"
        )

    @property
    def is_redirect(self) -> bool:
        """Whether it only says that something has moved."""
        return any(one.attrib.get("http-equiv") == "refresh" for one in self.elements)


@dataclass(frozen=True)
class Published:
    """A site in its output folder; `home` is the address of `/`, base path included."""

    name: str
    root: Path
    output: Path
    home: str
    languages: tuple[str, ...]

    @cached_property
    def pages(self) -> Mapping[str, HtmlPage]:
        """Every HTML file by its path."""
        return {
            path: HtmlPage(path, self.url(path), (self.output / path).read_text("utf-8"))
            for path in self.files
            if path.endswith(".html")
        }

    @cached_property
    def files(self) -> frozenset[str]:
        """Every file by its path."""
        return frozenset(
            file.relative_to(self.output).as_posix()
            for file in self.output.rglob("*")
            if file.is_file()
        )

    def url(self, path: str) -> str:
        """The address at which hosts serve a file."""
        return self.home + path.removesuffix("index.html")

    def is_inside(self, url: str) -> bool:
        """Whether an address is this site's."""
        return f"{url}/".startswith(self.home)

    def file_at(self, url: str) -> str | None:
        """The file that hosts serve at an address of this site, if there is one."""
        path = unquote(urldefrag(url).url.removeprefix(self.home))
        wanted = f"{path}index.html" if path in ("", "/") or path.endswith("/") else path
        return wanted if wanted in self.files else None

    def broken(self, url: str) -> str:
        """What is wrong with an address of this site, if anything is."""
        path = self.file_at(url)
        if path is None:
            return "nothing there"
        anchor = unquote(urldefrag(url).fragment)
        if anchor and anchor not in self.pages[path].ids:
            return "no such place in it"
        return ""


def texts_in(value: object) -> Iterator[str]:
    """Every text in what a JSON file says."""
    match value:
        case str():
            yield value
        case dict():
            for inner in value.values():
                yield from texts_in(inner)
        case list():
            for inner in value:
                yield from texts_in(inner)
