"""The policy: one source for pages and hosts."""

from pathlib import Path

import pytest

from generator.policy import HEADERS, META_POLICY

DOCS = Path(__file__).parents[2] / "docs"
GUIDES = [DOCS / "publishing.md", DOCS / "ru/publishing.md"]


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.parent.name)
@pytest.mark.parametrize(("name", "value"), HEADERS)
def test_the_publishing_guide_gives_every_header(guide: Path, name: str, value: str) -> None:
    text = guide.read_text("utf-8")
    assert f"add_header {name} " in text
    assert value in text


def test_the_meta_element_has_all_directives_but_those_of_the_header_alone() -> None:
    header = set(dict(HEADERS)["Content-Security-Policy"].split("; "))
    meta = set(META_POLICY.split("; "))
    assert header - meta == {"frame-ancestors 'none'", "upgrade-insecure-requests"}
    assert meta < header
