"""Which text of a story was written first, and what the others are of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.diagnostics import Diagnostic, diagnostic
from generator.linking.lost import Lost
from generator.linking.pairing import Paired
from generator.model.texts import Article
from generator.model.written import Relation


def original(articles: Sequence[Article]) -> str | None:
    """Return the language in which a story was written first, or None where that is unknown.

    It is the one stated, else that of the only text that is not said to be made from another.
    """
    stated = next((article.front.original for article in articles if article.front.original), None)
    if stated:
        return stated if any(article.lang == stated for article in articles) else None
    candidates = [article.lang for article in articles if not _is_derived(article)]
    return candidates[0] if len(candidates) == 1 else None


def relation(article: Article, original_lang: str | None) -> Relation | None:
    """Return what the text is of the original; of an unknown one, only what it says itself."""
    if article.lang == original_lang:
        return None
    default: Relation | None = "translation" if original_lang else None
    return article.front.relation or default


def check_relations(story: Paired, langs: Sequence[str], lost: Lost) -> Iterator[Diagnostic]:
    """Yield what is wrong with the story's `original` and `relation`."""
    stating = [article for article in story.articles if article.front.original]
    stated_langs = {article.front.original for article in stating}
    for article in story.articles:
        if article.front.relation and article.lang in stated_langs:
            yield diagnostic(
                "relation-in-original", article.marks.at("relation"),
                relation=article.front.relation, lang=article.lang,
            )  # fmt: skip
    for article in stating:
        yield from _check_original(article, story, langs, lost)
        yield from _difference(article, stating[0])
    if not stating and not lost.has_text_of(story):
        yield from _relations_to_nothing(story)


def _relations_to_nothing(story: Paired) -> Iterator[Diagnostic]:
    first = story.articles[0]
    if all(article.front.relation for article in story.articles):
        yield diagnostic(
            "relation-without-original", first.marks.at("relation"), relation=first.front.relation
        )


def _is_derived(article: Article) -> bool:
    return bool(article.front.translator or article.front.relation)


def _check_original(
    article: Article, story: Paired, langs: Sequence[str], lost: Lost
) -> Iterator[Diagnostic]:
    lang, place = article.front.original, article.marks.at("original")
    if lang not in langs:
        yield diagnostic("language-unknown", place, lang=lang, known=", ".join(langs))
    elif all(other.lang != lang for other in story.articles) and not lost.has_text_of(story):
        known = ", ".join(other.lang for other in story.articles)
        yield diagnostic("original-without-text", place, lang=lang, key=story.key, known=known)


def _difference(article: Article, first: Article) -> Iterator[Diagnostic]:
    if article.front.original != first.front.original:
        yield diagnostic(
            "original-differs", article.marks.at("original"), lang=article.front.original,
            other_lang=first.front.original, other=first.path,
            other_line=first.marks.at("original").line,
        )  # fmt: skip
