"""What stands for titles and leads while a site is linked and planned."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.building.stories import worded
from generator.config import ReadingRules
from generator.linking import link
from generator.model.quotes import filled, quote_of, quoted, quoted_part, quotes_in, unquoted
from generator.model.texts import Article, Source
from generator.packing import packed, unpacked
from generator.reading import read
from generator.values import replace
from tests.golden.sites import AS_OF, FOLDER, SITES, read_with_wording
from tests.support.plans import plan

REPOSITORY = Path(__file__).resolve().parents[2]
ROOTS = {"demo": REPOSITORY, **{site: FOLDER / site for site in SITES}}
RULES = ReadingRules(("ru", "en"), "suffix", "sanitized", 1_000_000, "bgn")

names = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="/."), min_size=1
)
"""File names, blanks and signs of a URL among them."""


@pytest.mark.parametrize("site", ROOTS)
def test_pages_planned_without_words_are_those_planned_with_them(site: str) -> None:
    config, said, wording = read_with_wording(ROOTS[site])
    linked = link(said, config).value

    blind = plan(linked, AS_OF)
    seeing = plan(worded(linked, wording), AS_OF)

    assert filled(blind.value.pages, wording) == seeing.value.pages
    assert blind.diagnostics == seeing.diagnostics


@pytest.mark.parametrize("site", ROOTS)
def test_no_quote_is_left_in_a_page_and_each_stands_for_words(site: str) -> None:
    config, said, wording = read_with_wording(ROOTS[site])
    pages = plan(link(said, config).value, AS_OF).value.pages

    found = {quote for page in pages for quote in quotes_in(packed(page))}

    assert found
    assert found <= wording.keys()
    assert quotes_in(packed(filled(pages, wording))) == ()


def test_linking_and_planning_see_no_title_summary_or_excerpt() -> None:
    text = b"---\ntitle: Alpha\nsummary: Beta\ndate: 2023-06-06\n---\nGamma *delta*.\n\nEpsilon.\n"
    (said,) = read(Source("content/news/a.en.md", text), RULES).value.said

    seen = packed(quoted(said)[0])

    assert not any(word in seen for word in (b"Alpha", b"Beta", b"Gamma", b"Epsilon"))


@settings(deadline=None)
@given(names)
def test_words_come_back_whatever_the_file_is_called(name: str) -> None:
    text = b"---\ntitle: Alpha\ndate: 2023-06-06\n---\nGamma.\n"
    (said,) = read(Source("content/news/a.en.md", text), RULES).value.said
    assert isinstance(said, Article)
    path = f"content/news/{name}.en.md"
    said = replace(said, path=path)

    inside, words = quoted(said)
    assert isinstance(inside, Article)
    wording = {quote_of(path, part): one for part, one in words.items()}

    assert words == {"title": "Alpha", "excerpt": "Gamma."}
    assert unpacked(packed(inside), Article) == inside
    assert quotes_in(packed(inside)) == tuple(wording)
    assert [quoted_part(quote) for quote in wording] == [(path, part) for part in words]
    assert unquoted(inside, wording) == said


def test_what_looks_like_a_quote_and_is_none_stays() -> None:
    (article,) = read(
        Source("content/news/a.en.md", b"---\ntitle: A\ndate: 2023-06-06\n---\nB.\n"), RULES
    ).value.said

    assert filled(quoted(article)[0], {}) == quoted(article)[0]
