"""Pages load nothing foreign, break no rule of theirs, and fit every reader."""

from typing import cast
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.colours import faint, luminance, pairs
from tests.browser.conftest import Reader
from tests.browser.kinds import ALL, COUNTERPARTS

pytestmark = pytest.mark.browser

ARTICLE = COUNTERPARTS["article"][1]

FOCUS = """() => {
    const link = document.activeElement;
    if (!link.matches("a[href]")) return null;
    for (let one = link; one; one = one.parentElement) {
        if (getComputedStyle(one).outlineStyle !== "none") return "";
    }
    return link.outerHTML;
}"""
"""What has no frame though it has the focus; a card may carry the frame of its link."""


def test_no_page_asks_another_host_or_breaks_its_policy(reader: Reader, host: str) -> None:
    page = reader()
    hosts: set[str] = set()
    complaints: list[str] = []
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    page.on("console", lambda said: complaints.append(f"{page.url}: {said.text}"))
    page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
    for path in ALL:
        answer = page.goto(path, wait_until="load")
        assert answer is not None
        assert answer.ok, path

    assert hosts == {urlsplit(host).netloc}
    assert complaints == []


@pytest.mark.parametrize("width", [360, 768])
def test_no_page_is_wider_than_a_narrow_screen(width: int, reader: Reader) -> None:
    page = reader(viewport={"width": width, "height": 740})
    wide = {path: over for path in ALL if (over := _excess(page, path))}

    assert wide == {}


def _excess(page: Page, path: str) -> int:
    """How many pixels a page is wider than its window."""
    page.goto(path)
    found = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return cast(int, found)


def test_the_skip_link_is_first_and_leads_into_the_text(reader: Reader) -> None:
    page = reader()
    page.goto(ARTICLE)
    page.keyboard.press("Tab")
    skip = page.locator("a.skip")

    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_every_link_can_be_reached_and_seen_by_keyboard(reader: Reader) -> None:
    page = reader()
    page.goto(ARTICLE)
    links = page.locator("a[href]").count()
    unseen = []
    for _ in range(links):
        page.keyboard.press("Tab")
        unseen.append(page.evaluate(FOCUS))

    assert unseen == links * [""]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", ["home", "article", "visit", "partner", "agreements"])
def test_words_stand_out_from_their_ground(kind: str, scheme: str, reader: Reader) -> None:
    page = reader(color_scheme=scheme)
    page.goto(COUNTERPARTS[kind][0])

    assert faint(page) == set()


def test_the_dark_is_dark_and_the_light_is_light(reader: Reader) -> None:
    grounds = {}
    for scheme in ("light", "dark"):
        page = reader(color_scheme=scheme)
        page.goto(ARTICLE)
        grounds[scheme] = luminance(pairs(page)[-1]["paper"])

    assert grounds["dark"] < 0.1
    assert grounds["light"] > 0.8


def test_paper_carries_the_text_and_not_the_way_around_it(reader: Reader) -> None:
    page = reader()
    page.goto(ARTICLE)
    page.emulate_media(media="print")

    expect(page.locator("main h1")).to_be_visible()
    expect(page.locator("nav.menu")).to_be_hidden()


def test_text_may_be_twice_as_large(reader: Reader) -> None:
    """WCAG 2.2, 1.4.4, as a screen half as wide: nothing is cut off."""
    page = reader(viewport={"width": 640, "height": 400}, device_scale_factor=2)
    for path in (ARTICLE, *COUNTERPARTS["visit"]):
        assert _excess(page, path) == 0
