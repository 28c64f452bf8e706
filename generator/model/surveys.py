"""What surveying makes of a site for its desk: what there is of each story in each language.

It starts from what planning knows of each text, an *appearance*. A *row* is a story, a *cell* is
what there is of it in one language. Two things are said of a text, each by itself: what it is (the
original, a translation) and how far it is (published, a draft).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal, get_args

from generator.model.parts import Making, Pending
from generator.model.texts import Section
from generator.values import Value

State = Literal["published", "draft", "scheduled", "expired", "broken", "waived", "missing"]
"""How far a text is: `broken` has a file with errors, `missing` has none, and of a `waived` one it
was accepted that there is none."""

Wanted = State | Literal["outdated"]
"""What stories can be looked for by: also translations that are older than their original."""

Wait = Literal["for-days", "in-days", "today"]
"""How days are to be said."""

Reach = Literal["whole", "partial", "pending"]
"""In how many of the site's languages readers have a story: in all, in some, in none yet."""

Facet = Literal["visits", "partners", "categories"]
"""What stories belong to, by the names of the registries."""


STATES: tuple[State, ...] = get_args(State)
REACHES: tuple[Reach, ...] = get_args(Reach)
FACETS: tuple[Facet, ...] = get_args(Facet)


class Appearance(Value, frozen=True):
    """A text as it stands at a moment, whether or not readers see it."""

    url: str
    """Where it is published, or will be."""
    day: date | None
    """On which it appeared, or will; None for a standalone page that states none."""
    updated: date | None = None
    """The day of its last change or correction, where it states one."""
    pending: Pending = ""
    is_expired: bool = False


class Appearances(Value, frozen=True):
    """A story's texts as they stand at a moment, by language."""

    day: date | None
    """On which the story began; None for a standalone page that states none."""
    texts: Mapping[str, Appearance]


class Broken(Value, frozen=True):
    """A file with errors; key and language of the text that it should hold, where it is one."""

    path: str
    key: str = ""
    lang: str = ""


class Selection(Value, frozen=True):
    """Which stories are looked for; what is empty leaves out nothing."""

    keys: Mapping[Facet, frozenset[str]] = {}
    """Of the records to which a story belongs, one of these for each kind."""
    langs: tuple[str, ...] = ()
    """Languages that are shown; the states are theirs."""
    states: frozenset[Wanted] = frozenset()
    """In one of the languages the text is one of these."""
    since: date | None = None
    until: date | None = None
    """The first and the last day on which the story may have begun."""


class Cell(Value, frozen=True):
    """What there is of a story in one language."""

    lang: str
    state: State
    making: Making | Literal["text"] | None = None
    """What the text is; `text` where nobody says, None where there is none."""
    is_outdated: bool = False
    """Whether readers have a translation whose original was changed on a later day."""
    days: int | None = None
    """How long it has been missing or a draft while readers had the story, or the draft its date;
    of a scheduled text, how long until it appears."""
    path: str = ""
    url: str = ""
    """Where readers find it; empty while they do not."""

    @property
    def wait(self) -> Wait | None:
        """How its days are to be said; None where there are none yet."""
        if self.state == "scheduled":
            return "in-days" if self.days else "today"
        return "for-days" if self.days else None


class Row(Value, frozen=True):
    """A story or a standalone page, with a cell for each language that is shown."""

    section: Section
    key: str
    day: date | None
    """On which the story began."""
    titles: Mapping[str, str]
    """By language, the original's first."""
    cells: tuple[Cell, ...]
    reach: Reach
    keys: Mapping[Facet, tuple[str, ...]]
    """What it belongs to in any of its texts."""

    def title(self, lang: str) -> tuple[str, str]:
        """Its title in a language, else the first, and the language of that; else its key."""
        if not self.titles:
            return self.key, ""
        known = lang if lang in self.titles else next(iter(self.titles))
        return self.titles[known], known


class Tally(Value, frozen=True):
    """How far a language is."""

    lang: str
    counts: Mapping[State, int]
    """Of all states, in their order."""
    outdated: int
    share: int | None
    """Of the stories that readers have, the part that they have in this language, in percent; None
    while they have none."""


class Month(Value, frozen=True):
    """The stories that began in a month, by their reach."""

    year: int
    month: int
    counts: Mapping[Reach, int]

    @property
    def total(self) -> int:
        """How many they are."""
        return sum(self.counts.values())


class Survey(Value, frozen=True):
    """What there is of a site's stories at a moment."""

    today: date
    titles: Mapping[str, str]
    """What the site is called, by language."""
    accent: str
    """The colour of its theme."""
    languages: Mapping[str, str]
    """All of the site, by code, with what they call themselves."""
    langs: tuple[str, ...]
    """Those that are shown."""
    rows: tuple[Row, ...]
    """The newest first, standalone pages last."""
    story_count: int
    """How many there are, pages included, whether or not they were looked for."""
    tallies: tuple[Tally, ...]
    reaches: Mapping[Reach, int]
    """How many stories and pages readers have in how many languages."""
    months: tuple[Month, ...]
    """Those in which any story began, the earliest first."""
    names: Mapping[Facet, Mapping[str, Mapping[str, str]]]
    """What visits, partners and categories are called, by key and language."""
    broken: tuple[str, ...]
    """Files with errors, of which no more than their names is known."""

    @property
    def counted(self) -> tuple[State, ...]:
        """The states that are worth a sum: four always, others where any text is so."""
        there = {state for tally in self.tallies for state, count in tally.counts.items() if count}
        return (*_USUAL, *(state for state in _RARE if state in there))

    @property
    def page_count(self) -> int:
        """How many of the rows are standalone pages."""
        return sum(row.section == "pages" for row in self.rows)


_USUAL: tuple[State, ...] = ("published", "draft", "scheduled", "missing")
_RARE: tuple[State, ...] = ("expired", "broken", "waived")
