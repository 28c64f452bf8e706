"""What is told of a page to whoever asks why it is as it is.

What a page depends on are its *ingredients*, the arguments of its drawing; what is not what it was
is *new*. An *edition* is a site as a build published it.
"""

from __future__ import annotations

from enum import StrEnum

from generator.values import Value


class Kind(StrEnum):
    """What an ingredient is."""

    VIEW = "view"
    """Part of what the page tells, by its name."""
    WORDS = "words"
    """The words of a body, by their source."""
    QUOTES = "quotes"
    """What the page quotes of a text, by its source: title, summary or excerpt."""
    TEMPLATES = "templates"
    """A template of the site's own, by its path."""
    BUILTIN = "builtin"
    """A template that every site has, by its name."""
    CATALOGS = "catalogs"
    """What the theme says in a language."""
    SETTINGS = "settings"
    """What else decides how things are written, by its name in `config.yaml`."""


class Fate(StrEnum):
    """What becomes of a page from one edition of its site to the next."""

    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    ABSENT = "absent"
    """It is in neither."""
    LOST = "lost"
    """Nothing of it is new, but the output has it no more as it was drawn."""
    FIRST = "first"
    """No edition before is remembered."""
    UNKNOWN = "unknown"
    """None at all is."""


class Change(Value, frozen=True):
    """A place at which something else is said, and what.

    Of a view `text.title` or `cards[3].summary`, of a text that a page quotes
    `content/news/a.ru.md, title`.
    """

    path: str
    before: str | None
    """None where there was nothing."""
    after: str | None
    """None where there is nothing any more."""


class News(Value, frozen=True):
    """An ingredient that is new, and at which places, where what it was is still known."""

    kind: Kind
    name: str
    changes: tuple[Change, ...] = ()


class Step(Value, frozen=True):
    """What becomes of a page, and why."""

    fate: Fate
    news: tuple[News, ...] = ()
    lost: tuple[str, ...] = ()
    """Files of the output that are not as they were drawn."""


class Explanation(Value, frozen=True):
    """Why a page is as it is."""

    address: str
    file: str
    template: str
    origin: str
    """The source that asked for it."""
    last: Step
    """What became of it in the last build that had anything new."""
    next: Step
    """What the next build will make of it."""
    ingredients: dict[Kind, tuple[str, ...]]
    """All that it depends on; nothing where the next build removes it."""


class NoPage(Value, frozen=True):
    """No page has the address; these come nearest."""

    nearest: tuple[str, ...]
