"""Which words of a page do not stand out from their ground?

In go a page in a browser; out come those of its words whose contrast is less than WCAG 2.2 asks for
in 1.4.3: 4.5 to 1, and 3 to 1 for what is large.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from playwright.sync_api import Page

LARGE_PX = 24
BOLD_LARGE_PX = 18.66

PAIRS = """() => {
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
        const isDrawn = element.namespaceURI.endsWith("/svg");
        found.push({
            text: walker.currentNode.data.trim().slice(0, 40),
            ink: rgba(isDrawn ? style.fill : style.color),
            paper: behind(element), size: parseFloat(style.fontSize),
            weight: parseInt(style.fontWeight),
        });
    }
    return found;
}"""
"""Every visible run of text: its words, its colour and that of what is behind it."""


def pairs(page: Page) -> Sequence[Mapping[str, Any]]:
    """The visible words of a page with their colours and sizes; there are some."""
    found: list[dict[str, Any]] = page.evaluate(PAIRS)
    assert found
    return found


def faint(page: Page) -> set[str]:
    """The words that stand out too little, each with its contrast."""
    return {
        f"{pair['text']}: {contrast:.2f}"
        for pair in pairs(page)
        if (contrast := _contrast(pair["ink"], pair["paper"])) < _enough(pair)
    }


def luminance(colour: Sequence[int]) -> float:
    """Relative luminance as WCAG defines it, of an opaque colour."""
    weights = (0.2126, 0.7152, 0.0722)
    return sum(weight * _linear(part) for weight, part in zip(weights, colour, strict=False))


def _enough(pair: Mapping[str, Any]) -> float:
    is_large = pair["size"] >= LARGE_PX or (pair["size"] >= BOLD_LARGE_PX and pair["weight"] >= 700)
    return 3.0 if is_large else 4.5


def _contrast(ink: Sequence[int], paper: Sequence[int]) -> float:
    lighter, darker = sorted((luminance(ink), luminance(paper)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _linear(part: int) -> float:
    share = part / 255
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)
