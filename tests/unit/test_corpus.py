import re
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.benchmarks import eleventy, hugo, pelican
from scripts.benchmarks.invention import LANGS, Corpus, Hrefs, Story, invent, text_of
from scripts.corpus import article_path, write_corpus

ARTICLES = 150
FEWEST_WORDS, MOST_WORDS = 350, 450
ASSETS = Path(__file__).parent.parent.parent / "templates/assets"


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return invent(ARTICLES)


def test_a_corpus_has_the_articles_asked_for_or_one_more(corpus: Corpus) -> None:
    assert corpus.article_count in {ARTICLES, ARTICLES + 1}


def test_the_same_number_gives_the_same_corpus(corpus: Corpus) -> None:
    assert invent(ARTICLES) == corpus


def test_every_twentieth_story_is_in_one_language_and_no_other(corpus: Corpus) -> None:
    alone = [story.number for story in corpus.stories if len(story.langs) < len(LANGS)]

    assert alone == list(range(0, len(corpus.stories), 20))


def test_every_text_is_as_long_as_a_news_text(corpus: Corpus) -> None:
    unlinked = Hrefs(lambda _: "", lambda _story, _lang: "", lambda _: "")
    bodies = [
        text_of(corpus, story, lang, unlinked).body
        for story in corpus.stories
        for lang in story.langs
    ]

    counts = [len(re.findall(r"[^\W\d_]+", body)) for body in bodies]

    assert min(counts) >= FEWEST_WORDS
    assert max(counts) <= MOST_WORDS


@pytest.mark.parametrize(
    ("write", "path_of"),
    [
        (hugo.write_hugo_site, hugo.article_path),
        (pelican.write_pelican_site, pelican.article_path),
        (eleventy.write_eleventy_site, eleventy.article_path),
    ],
)
def test_all_sites_tell_the_same_in_the_same_words(
    write: Callable[[Path, Corpus, Path], None],
    path_of: Callable[[Story, str], str],
    corpus: Corpus,
    tmp_path: Path,
) -> None:
    write_corpus(tmp_path / "ours", corpus)
    write(tmp_path / "theirs", corpus, ASSETS)

    for story in corpus.stories:
        for lang in story.langs:
            ours = (tmp_path / "ours" / article_path(story, lang)).read_text("utf-8")
            theirs = (tmp_path / "theirs" / path_of(story, lang)).read_text("utf-8")
            assert _said(ours) == _said(theirs)


def _said(article: str) -> tuple[str, str]:
    """The title and the body of an article, with no link's destination."""
    _, front, body = article.split("---\n", 2)
    return front.partition("\n")[0].replace('"', ""), re.sub(r"\]\([^)]*\)", "]()", body)
