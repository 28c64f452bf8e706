"""What a story's texts state of it, and whether they agree.

A fact stated in one of a story's files holds for the story; stated in two, it must be the same.
Only an adaptation or a digest may have its own, never its own date: for that there is `published`.
Lists are compared in order where the order is shown (`photos`, `files`), else as sets; paths by the
file they lead to.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.diagnostics import Diagnostic, Position, diagnostic
from generator.linking.paths import path_of
from generator.model.texts import Article
from generator.model.written import LOOSE, Attachment, FrontMatter
from generator.schemas import DayRef
from generator.values import replace


@dataclass(frozen=True, slots=True)
class Stated:
    """The story facts of one or more texts: their values, and which text states each."""

    front: FrontMatter
    """Only its story facts are set."""
    holders: Mapping[str, Article]

    def at(self, name: str, *loc: str | int) -> Position:
        """Return the place of a fact that is stated."""
        return self.holders[name].marks.at(name, *loc)


def stated_together(articles: Sequence[Article]) -> Stated:
    """Return what holds for the whole story; `articles` begin with the one that is asked first."""
    holders: dict[str, Article] = {}
    for article in sorted(articles, key=_is_loose):
        for name in _names(article):
            holders.setdefault(name, article)
    if "files" in holders:
        holders["files"] = _with_titles(holders["files"], articles)
    return _stated(holders)


def stated_apart(article: Article, together: Stated) -> Stated:
    """Return what holds for one text: first what it states itself, as far as it may differ."""
    if not _is_loose(article):
        return together
    own = {name: article for name in _names(article) if name not in _ALWAYS_SHARED}
    return _stated({**together.holders, **own})


def check_agreement(articles: Sequence[Article], together: Stated) -> Iterator[Diagnostic]:
    """Yield the facts that two of the story's texts state differently."""
    for article in articles:
        for name in _names(article):
            holder = together.holders[name]
            may_differ = name not in _ALWAYS_SHARED and _may_be_loose(article, holder)
            if holder is not article and not may_differ and not _agree(name, article, holder):
                yield diagnostic(
                    "facts-differ", article.marks.at(name), field=name, value=_shown(name, article),
                    other=holder.path, other_line=together.at(name).line,
                    other_value=_shown(name, holder),
                )  # fmt: skip


_ALWAYS_SHARED = frozenset({"date"})
"""Facts that no relation lets a text have for itself."""


def _is_loose(article: Article) -> bool:
    return article.front.relation in LOOSE


def _may_be_loose(*articles: Article) -> bool:
    """Return whether one of the texts may keep its own facts, or its relation is unread."""
    return any(_is_loose(one) or "relation" in one.front.unread for one in articles)


def _names(article: Article) -> Iterator[str]:
    """Yield the story facts that a text states."""
    return (name for name in FrontMatter.STORY_FACTS if name in article.front.model_fields_set)


def _stated(holders: Mapping[str, Article]) -> Stated:
    values = {name: getattr(holder.front, name) for name, holder in holders.items()}
    return Stated(FrontMatter.model_construct(**values), holders)


def _with_titles(holder: Article, articles: Sequence[Article]) -> Article:
    """Return the text with the titles that others give to the same files in other languages."""
    titles: dict[str | None, dict[str, str]] = {}
    for article in (holder, *articles):
        for one in article.front.files:
            known = titles.setdefault(path_of(one.file, article.path), {})
            known.update({lang: title for lang, title in one.title.items() if lang not in known})
    files = tuple(
        one.model_copy(update={"title": titles[path_of(one.file, holder.path)]})
        for one in holder.front.files
    )
    return replace(holder, front=holder.front.model_copy(update={"files": files}))


def _agree(name: str, article: Article, holder: Article) -> bool:
    """Return whether two texts mean the same; titles of files may be given by language apart."""
    if _comparable(name, article) != _comparable(name, holder):
        return False
    pairs = zip(article.front.files, holder.front.files, strict=False) if name == "files" else ()
    return all(one.title.items() <= whole.title.items() for one, whole in pairs)


def _comparable(name: str, article: Article) -> object:
    """Return the fact as a value that is equal where two texts mean the same."""
    value = getattr(article.front, name)
    match name:
        case "image":
            return path_of(value, article.path)
        case "photos":
            return [path_of(photo, article.path) for photo in value]
        case "files":
            return [path_of(one.file, article.path) for one in value]
        case "days":
            return {(ref.day, ref.part) for ref in value}
        case _:
            return set(value) if name in FrontMatter.SETS else value


def _shown(name: str, article: Article) -> str:
    """Return the fact as an editor wrote it."""
    value = getattr(article.front, name)
    items = value if isinstance(value, tuple) else (value,)
    return ", ".join(map(_shown_item, items)) or "[]"


def _shown_item(item: object) -> str:
    match item:
        case DayRef():
            return "/".join(filter(None, (item.day.isoformat(), item.part)))
        case Attachment():
            titles = ", ".join(f"{lang}: {title}" for lang, title in sorted(item.title.items()))
            return f"{item.file} ({titles})" if titles else item.file
        case bool():
            return str(item).lower()
        case _:
            return str(item)
