"""What does the folder of a site say, as far as it can be read?

In go an order and what is remembered; out come settings, files and readings: what every command
starts from, whether or not anything is wrong with it. Without settings or content there is nothing
to start from, only a report of why.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.building.cache import Cache
from generator.building.findings import judge
from generator.building.orders import BuildReport, Order
from generator.building.parallel import Workers
from generator.building.progress import Progress
from generator.building.readings import Readings, read_all
from generator.building.settings import load_settings
from generator.building.sources import Discovered, discover
from generator.building.trees import Tree
from generator.config import Settings, reading_rules
from generator.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True)
class Intake:
    """All that a site is made of, but for its theme."""

    settings: Settings
    found: tuple[Discovered, ...]
    readings: Readings
    diagnostics: tuple[Diagnostic, ...]
    """What is wrong in the files, each by itself."""


def take_in(
    order: Order, cache: Cache, progress: Progress, moment_ns: int, content: Tree | None = None
) -> Intake | BuildReport:
    """What the site says, at a moment by the clock of the disk; `content` is as in `discover`."""
    settings = load_settings(order.root, order.url)
    if settings.value is None:
        return BuildReport(judge(settings.diagnostics, {}, {}))
    rules = reading_rules(settings.value.config)
    found = discover(order.root, rules, cache, moment_ns, content, progress)
    if found.value is None:
        return BuildReport(judge((*settings.diagnostics, *found.diagnostics), {}, {}))
    known = read_all(found.value, rules, Workers(order.jobs, order.executor), cache, progress)
    diagnostics = (*settings.diagnostics, *found.diagnostics, *known.diagnostics)
    return Intake(settings.value, found.value, known, diagnostics)
