"""Every page is well made: for a browser, for those who cannot see it, for a search engine."""

import json
import re
import subprocess
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from tests.validity.published import Published, texts_in

ROOT = Path(__file__).resolve().parents[2]
CHECKER = ROOT / "tests/tools/node_modules/vnu-jar/build/dist/vnu.jar"
NOT_OURS = ".*violates Content Security Policy.*"
"""It judges files, where the policy's 'self' matches nothing; a browser judges the policy."""


@pytest.mark.timeout(180)
def test_the_checker_of_html_finds_nothing(site: Published) -> None:
    checked = subprocess.run(
        ["java", "-Xss2m", "-jar", CHECKER, "--skip-non-html", "--format", "json",
         "--filterpattern", NOT_OURS, site.output],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    messages = [
        f"{one['url'].rpartition('/output/')[2]}:{one.get('lastLine')}: {one['message']}"
        for one in json.loads(checked.stderr)["messages"]
    ]

    assert messages == []


def test_pages_have_no_parse_errors(site: Published) -> None:
    errors = {page.path: page.parser.errors for page in site.pages.values() if page.parser.errors}

    assert errors == {}


def test_nothing_runs_that_is_not_a_file(site: Published) -> None:
    inline = [
        f"{page.path} <{one.tag}>"
        for page in site.pages.values()
        for one in page.elements
        if one.tag == "style"
        or (one.tag == "script" and "src" not in one.attrib
            and one.attrib.get("type") != "application/ld+json")
        or any(name == "style" or name.startswith("on") for name in one.attrib)
    ]  # fmt: skip

    assert inline == []


def test_pages_ask_nothing_of_other_hosts(site: Published) -> None:
    loading = {"img": "src", "script": "src", "source": "src", "video": "src", "audio": "src"}
    foreign = [
        f"{page.path} {address}"
        for page in site.pages.values()
        for one in page.elements
        for address in (one.attrib.get(loading.get(str(one.tag), ""), ""), _loaded(one.attrib))
        if re.match(r"[a-z]+:|//", address) and not site.is_inside(address)
    ]

    assert foreign == []


def _loaded(attributes: dict[str, str]) -> str:
    is_loaded = attributes.get("rel", "") in {"stylesheet", "icon", "preload", "modulepreload"}
    return attributes.get("href", "") if is_loaded else ""


def test_every_page_carries_the_policy(site: Published) -> None:
    without = [
        page.path
        for page in site.pages.values()
        if not any(
            one.attrib.get("http-equiv") == "Content-Security-Policy"
            and one.attrib["content"].startswith("default-src 'none';")
            for one in page.elements
        )
    ]

    assert without == []


def test_ids_are_unique_in_their_page(site: Published) -> None:
    twice = {
        page.path: doubled
        for page in site.pages.values()
        if (doubled := [name for name, count in Counter(page.ids).items() if count > 1])
    }

    assert twice == {}


def test_pages_have_one_heading_of_the_first_level_and_leave_none_out(site: Published) -> None:
    wrong = {}
    for page in site.pages.values():
        levels = [int(one.tag[1]) for one in page.elements if re.fullmatch("h[1-6]", str(one.tag))]
        leaps = [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1]
        if levels.count(1) != 1 or levels[0] != 1 or leaps:
            wrong[page.path] = levels

    assert wrong == {}


def test_pages_have_landmarks_and_say_their_language(site: Published) -> None:
    wrong = [
        page.path
        for page in site.pages.values()
        if not page.is_redirect
        and (
            Counter(one.tag for one in page.elements)["main"] != 1
            or page.root.attrib.get("lang") not in site.languages
            or not any(one.tag == "title" and (one.text or "").strip() for one in page.elements)
        )
    ]

    assert wrong == []


def test_a_page_is_in_the_language_of_its_address(site: Published) -> None:
    wrong = [
        page.path
        for page in site.pages.values()
        if page.path.partition("/")[0] in site.languages
        and page.root.attrib.get("lang") != page.path.partition("/")[0]
    ]

    assert wrong == []


def test_images_have_their_words(site: Published) -> None:
    bare = [
        f"{page.path} {one.attrib.get('src')}"
        for page in site.pages.values()
        for one in page.elements
        if one.tag == "img" and "alt" not in one.attrib
    ]

    assert bare == []


def test_structured_data_leads_to_what_exists(site: Published) -> None:
    broken = [
        f"{page.path} {text}: {why}"
        for page in site.pages.values()
        for data in page.structured
        for text in texts_in(data)
        if site.is_inside(text) and (why := site.broken(text))
    ]

    assert broken == []


def test_nothing_says_where_it_was_built(site: Published) -> None:
    places = [str(place).encode() for place in (site.output, ROOT, Path.home(), Path("/tmp"))]
    telling = [
        path
        for path in sorted(site.files)
        if any(_as_path(place) in (site.output / path).read_bytes() for place in places)
    ]

    assert telling == []


def _as_path(place: bytes) -> bytes:
    return place + b"/"


def test_no_narrow_blank_of_the_locale_data_is_left(site: Published) -> None:
    """Fonts lack U+202F and U+2009; the no-break space stands in for both."""
    blanks = [
        path for path, page in site.pages.items() if "\u202f" in page.text or "\u2009" in page.text
    ]

    assert blanks == []
