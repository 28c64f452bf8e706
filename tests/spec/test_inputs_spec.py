"""Odd inputs that are no mistakes: built, and built right."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.support.specs import Case, cases, check


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "case", cases(Path(__file__).parent / "inputs"), ids=lambda case: case.name
)
def test_spec_holds(case: Case, tmp_path: Path, old_site: Path) -> None:
    check(case, tmp_path, old_site)

    for page in (tmp_path / "site" / "output").rglob("*.html"):
        assert_frame_is_whole(page.read_text("utf-8"))


def assert_frame_is_whole(html: str) -> None:
    """Claim that no content broke out of its place: the page's frame and what runs are ours."""
    seen = Seen()
    seen.feed(html)
    assert seen.ends.count("body") == seen.ends.count("html") == 1
    assert seen.problems == []


class Seen(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ends: list[str] = []
        self.problems: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in {"iframe", "object", "embed", "base", "style", "form"} and "action" not in given:
            self.problems.append(tag)
        if tag == "script" and not given.get("src") and given.get("type") != "application/ld+json":
            self.problems.append(tag)
        for name, value in given.items():
            if name == "style" or name.startswith("on"):
                self.problems.append(f"{tag} {name}")
            if re.match(r"\s*(javascript|data|vbscript):", value or "", re.IGNORECASE):
                self.problems.append(f"{tag} {name}={value}")

    def handle_endtag(self, tag: str) -> None:
        self.ends.append(tag)
