import pytest

from generator.config import ReadingRules
from generator.reading.bodies import read_body

SANITIZED = ReadingRules(("ru", "en"), "suffix", "sanitized", 1_000_000, "bgn")


@pytest.mark.parametrize("nothing", ["<![", "<![<", "<![>"])
def test_what_is_neither_tag_nor_comment_spoils_nothing_around_it(nothing: str) -> None:
    read = read_body(f"<p>one</p>\n{nothing}\n<!-- > -->\n\ntwo", "a.md", 1, SANITIZED)

    _, segments = read.value
    assert "<p>one</p>" in segments.pieces[0]
    assert "two" in segments.pieces[0]
