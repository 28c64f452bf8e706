"""How would the same newsroom keep its site for Eleventy?

In go a folder and a corpus; out comes an Eleventy site in that folder with the pages that Vestnik
makes of the same corpus. Its settings, and how collections become pages, lie in `eleventy_site/`.
"""

from __future__ import annotations

from pathlib import Path

from scripts.benchmarks.invention import Corpus, Hrefs, Story, text_of
from scripts.benchmarks.newsroom import address, facts, furnish, photo_href
from scripts.corpus import fields, write_text

_SITE = Path(__file__).resolve().parent / "eleventy_site"


def write_eleventy_site(folder: Path, corpus: Corpus, assets: Path) -> None:
    """Write the site that Eleventy builds."""
    furnish(folder, _SITE, corpus, assets, "_includes", "static")
    for story in corpus.stories:
        for lang in story.langs:
            write_text(folder / article_path(story, lang), _article(corpus, story, lang))


def article_path(story: Story, lang: str) -> str:
    """Where Eleventy's site keeps the text of a story."""
    return f"content/news/{story.day.year}/{story.key}.{lang}.md"


def _article(corpus: Corpus, story: Story, lang: str) -> str:
    hrefs = Hrefs(
        partner=lambda number: f"/{lang}/partners/partner-{number}/",
        story=address,
        photo=photo_href,
    )
    text = text_of(corpus, story, lang, hrefs)
    return f"---\n{fields(facts(story, text, lang))}---\n{text.body}"
