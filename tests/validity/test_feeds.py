"""Feeds are what RFC 4287 and JSON Feed 1.1 ask for, and carry one language each."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any, cast
from xml.etree import ElementTree

import feedparser
import html5lib

from tests.validity.published import Published, texts_in

ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def test_there_are_feeds_in_both_forms(site: Published) -> None:
    atom = {path.removesuffix(".xml") for path in site.files if path.endswith("feed.xml")}
    json_feeds = {path.removesuffix(".json") for path in site.files if path.endswith("feed.json")}

    assert atom == json_feeds
    assert {f"{lang}/feed" for lang in site.languages} <= atom


def test_atom_feeds_are_read_without_complaint(site: Published) -> None:
    complaints = {
        path: feed.bozo_exception
        for path in _feeds(site, ".xml")
        if (feed := feedparser.parse((site.output / path).read_bytes())).bozo
    }

    assert complaints == {}


def test_atom_feeds_have_what_the_rfc_demands(site: Published) -> None:
    for path in _feeds(site, ".xml"):
        feed = ElementTree.parse(site.output / path).getroot()
        entries = feed.findall(f"{ATOM}entry")
        links = {link.attrib["rel"]: link.attrib["href"] for link in feed.findall(f"{ATOM}link")}

        assert feed.tag == f"{ATOM}feed"
        assert links["self"] == site.url(path)
        assert site.broken(links["alternate"]) == ""
        for element in (feed, *entries):
            for name in ("id", "title", "updated"):
                assert len(element.findall(f"{ATOM}{name}")) == 1, (path, name)
            assert _moment(element, "updated").tzinfo
        for entry in entries:
            assert entry.find(f"{ATOM}author") is not None or feed.find(f"{ATOM}author") is not None
            assert (
                _moment(entry, "published") <= _moment(entry, "updated") <= _moment(feed, "updated")
            )
        ids = [entry.findtext(f"{ATOM}id") for entry in entries]
        assert len(ids) == len(set(ids))


def test_json_feeds_have_what_the_format_demands(site: Published) -> None:
    for path in _feeds(site, ".json"):
        feed = json.loads((site.output / path).read_text("utf-8"))
        ids = [item["id"] for item in feed["items"]]

        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert feed["feed_url"] == site.url(path)
        assert feed["title"]
        assert len(ids) == len(set(ids))
        for item in feed["items"]:
            assert "content_html" in item or "content_text" in item
            assert datetime.fromisoformat(item["date_published"]).tzinfo


def test_feeds_of_both_forms_say_the_same(site: Published) -> None:
    for path in _feeds(site, ".xml"):
        atom = ElementTree.parse(site.output / path).getroot()
        told = json.loads((site.output / path.replace(".xml", ".json")).read_text("utf-8"))

        assert [entry.findtext(f"{ATOM}id") for entry in atom.iter(f"{ATOM}entry")] == [
            item["id"] for item in told["items"]
        ]


def test_a_feed_carries_texts_of_its_language_only(site: Published) -> None:
    for path in _feeds(site, ".xml"):
        feed = ElementTree.parse(site.output / path).getroot()
        lang = path.partition("/")[0]
        alternates = [
            site.file_at(link.attrib["href"])
            for link in feed.iter(f"{ATOM}link")
            if link.attrib["rel"] == "alternate"
        ]

        assert feed.attrib[LANG] == lang
        assert {str(file).partition("/")[0] for file in alternates} == {lang}


def test_addresses_in_feeds_are_whole_and_exist(site: Published) -> None:
    """A reader shows a text far from the site: no address in it may be relative."""
    broken = set()
    for path in _feeds(site, ".json"):
        feed = json.loads((site.output / path).read_text("utf-8"))
        named = {text for text in texts_in(feed) if text.startswith("http") and " " not in text}
        named |= {url for item in feed["items"] for url in _addresses(item.get("content_html", ""))}
        broken |= {f"{path} {url}" for url in named if not url.startswith(("http", "mailto:"))}
        broken |= {f"{path} {url}" for url in named if site.is_inside(url) and site.broken(url)}

    assert broken == set()


def test_nothing_in_a_feed_runs(site: Published) -> None:
    for path in _feeds(site, ".json"):
        for item in json.loads((site.output / path).read_text("utf-8"))["items"]:
            for element in _elements(item.get("content_html", "")):
                assert element.tag not in {"script", "style", "iframe"}
                assert not [name for name in element.attrib if name.startswith("on")]


def _feeds(site: Published, suffix: str) -> list[str]:
    return sorted(path for path in site.files if path.endswith(f"feed{suffix}"))


def _moment(element: ElementTree.Element, name: str) -> datetime:
    return datetime.fromisoformat(element.findtext(f"{ATOM}{name}") or "")


def _elements(html: str) -> Iterator[ElementTree.Element]:
    fragment = html5lib.parseFragment(html, namespaceHTMLElements=False)
    found = cast(Any, fragment).iter()
    return (one for one in found if isinstance(one.tag, str))


def _addresses(html: str) -> Iterator[str]:
    for element in _elements(html):
        yield from (element.attrib[name] for name in ("href", "src") if name in element.attrib)
