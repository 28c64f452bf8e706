"""How would the same newsroom keep its site for Pelican?

In go a folder and a corpus; out comes a Pelican site in that folder with the pages that Vestnik
makes of the same corpus. Pelican knows articles, categories and feeds of a blog; partners, visits,
agreements and lists in two languages are made by a plugin in `pelican_site/`, where its settings
lie, too.
"""

from __future__ import annotations

from pathlib import Path

from scripts.benchmarks.invention import Corpus, Hrefs, Story, text_of
from scripts.benchmarks.newsroom import facts, furnish, photo_href
from scripts.corpus import write_text

_SITE = Path(__file__).resolve().parent / "pelican_site"


def write_pelican_site(folder: Path, corpus: Corpus, assets: Path) -> None:
    """Write the site that Pelican builds."""
    furnish(folder, _SITE, corpus, assets, "theme/templates", "content")
    for story in corpus.stories:
        for lang in story.langs:
            write_text(folder / article_path(story, lang), _article(corpus, story, lang))


def article_path(story: Story, lang: str) -> str:
    """Where Pelican's site keeps the text of a story."""
    return f"content{_source(story, lang)}"


def _source(story: Story, lang: str) -> str:
    return f"/news/{story.day.year}/{story.key}.{lang}.md"


def _article(corpus: Corpus, story: Story, lang: str) -> str:
    hrefs = Hrefs(
        partner=lambda number: f"/{lang}/partners/partner-{number}/",
        story=lambda other, its_lang: f"{{filename}}{_source(other, its_lang)}",
        photo=photo_href,
    )
    text = text_of(corpus, story, lang, hrefs)
    lines = (f"{name}: {_plain(value)}\n" for name, value in facts(story, text, lang).items())
    return f"---\n{''.join(lines)}---\n{text.body}"


def _plain(value: object) -> str:
    """A value as Pelican's metadata have it: text, a list with commas."""
    return ", ".join(value) if isinstance(value, (list, tuple)) else str(value)
