"""Pages load nothing foreign, break no rule of theirs, and fit every reader."""

from typing import Any, cast
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Reader
from tests.browser.kinds import ALL, COUNTERPARTS

pytestmark = pytest.mark.browser

ARTICLE = COUNTERPARTS["article"][1]
LARGE_PX = 24
BOLD_LARGE_PX = 18.66

PAIRS_OF_COLOURS = """() => {
    const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
    const rgba = colour => {
        canvas.clearRect(0, 0, 1, 1);
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
        return [...canvas.getImageData(0, 0, 1, 1).data];
    };
    const behind = element => {
        for (let one = element; one; one = one.parentElement) {
            const colour = rgba(getComputedStyle(one).backgroundColor);
            if (colour[3] === 255) return colour;
        }
        return [255, 255, 255, 255];
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
        const element = walker.currentNode.parentElement;
        if (!walker.currentNode.data.trim() || !element.checkVisibility()) continue;
        const style = getComputedStyle(element);
        found.push({
            text: walker.currentNode.data.trim().slice(0, 40), ink: rgba(style.color),
            paper: behind(element), size: parseFloat(style.fontSize),
            weight: parseInt(style.fontWeight),
        });
    }
    return found;
}"""


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
    """WCAG 2.2, 1.4.3: 4.5 to 1, and 3 to 1 for what is large."""
    page = reader(color_scheme=scheme)
    page.goto(COUNTERPARTS[kind][0])
    pairs = page.evaluate(PAIRS_OF_COLOURS)
    faint = {
        f"{pair['text']}: {contrast:.2f}"
        for pair in pairs
        if (contrast := _contrast(pair["ink"], pair["paper"])) < _enough(pair)
    }

    assert pairs
    assert faint == set()


def test_the_dark_is_dark_and_the_light_is_light(reader: Reader) -> None:
    grounds = {}
    for scheme in ("light", "dark"):
        page = reader(color_scheme=scheme)
        page.goto(ARTICLE)
        grounds[scheme] = _luminance(page.evaluate(PAIRS_OF_COLOURS)[-1]["paper"])

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


def _enough(pair: dict[str, Any]) -> float:
    is_large = pair["size"] >= LARGE_PX or (pair["size"] >= BOLD_LARGE_PX and pair["weight"] >= 700)
    return 3.0 if is_large else 4.5


def _contrast(ink: list[int], paper: list[int]) -> float:
    lighter, darker = sorted((_luminance(ink), _luminance(paper)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: list[int]) -> float:
    """Relative luminance as WCAG defines it, of an opaque colour."""
    weights = (0.2126, 0.7152, 0.0722)
    return sum(weight * _linear(part) for weight, part in zip(weights, colour, strict=False))


def _linear(part: int) -> float:
    share = part / 255
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)
