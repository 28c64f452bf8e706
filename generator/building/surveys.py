"""How does a site on the disk come to a survey?

In go an order, what is looked for, and what is remembered; out comes the survey. The way is that of
every build as far as linking. Nothing is written, and no lock is needed for it: neither the output
nor anything that a build leaves is looked at.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.building.cache import Cache
from generator.building.intake import take_in
from generator.building.orders import BuildReport, Order
from generator.building.progress import Phase, Progress
from generator.building.readings import Readings
from generator.building.stories import linked, worded
from generator.config import ReadingRules, reading_rules
from generator.model.surveys import Broken, Selection, Survey
from generator.planning import appearances
from generator.reading import classify
from generator.surveying import survey


def surveyed(
    order: Order, selection: Selection, cache: Cache, progress: Progress
) -> Survey | BuildReport:
    """The survey of a site; where its settings or its content cannot be read, what was found."""
    taken = take_in(order, cache, progress, _NEVER)
    if isinstance(taken, BuildReport):
        return taken
    progress.begin(Phase.PLAN)
    readings, rules = taken.readings, reading_rules(taken.settings.config)
    quoting = linked(taken.found, taken.settings, readings, cache).value
    site = worded(quoting, readings.wording(readings.briefs))
    broken = tuple(_broken(readings, rules))
    return survey(site, appearances(site, order.as_of), broken, order.as_of, selection)


_NEVER = 0
"""The moment of a walk after which nothing is remembered."""


def _broken(readings: Readings, rules: ReadingRules) -> Iterator[Broken]:
    """The files with errors, by what their names say of them."""
    for path, brief in readings.briefs.items():
        if brief.has_errors:
            named = classify(path, rules)
            is_article = named.kind == "article"
            yield Broken(path, named.key if is_article else "", named.lang if is_article else "")
