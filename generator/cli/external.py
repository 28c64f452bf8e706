"""The other half of `vestnik check --external`: who is asked again, and what is remembered.

What a host answered holds for a day, and for an hour where it was no good answer. It is remembered
in the site's `.vestnik/`, beside what builds remember; without it only time is lost. A run with a
limit begins with what was never asked, or longest ago, so that many of them come round.
"""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urldefrag

from generator import __version__
from generator.cli.watch import Watch
from generator.diagnostics import Diagnostic
from generator.model.outside import OutsideLink
from generator.packing import packed, unpacked
from generator.probing import Answer, Manners, Outcome, outside_findings, probe
from generator.values import Value

DAY_S = 24 * 3600.0
HOUR_S = 3600.0

MANNERS = Manners(f"Vestnik/{__version__} (link check)")
"""Who asks, and how."""


class Remembered(Value, frozen=True):
    """What was answered, and when, in seconds since 1970."""

    answer: Answer
    moment: float

    def is_fresh(self, now: float) -> bool:
        """Whether nobody needs to be asked again."""
        return 0 <= now - self.moment < (DAY_S if self.answer.is_good else HOUR_S)


Memory = Mapping[str, Remembered]
"""By address, without its anchor."""


class Answered(NamedTuple):
    """What there is to say of links, and of how many addresses."""

    found: tuple[Diagnostic, ...]
    all_count: int
    asked_count: int
    left_count: int
    """Addresses that a later run will ask for."""
    is_alone: bool
    """Whether not a single host said anything: then it is likely that nothing can be reached."""


def answered(
    links: Sequence[OutsideLink],
    root: Path,
    watch: Watch,
    limit: int | None = None,
    asks_private: bool = False,
) -> Answered:
    """What there is to say of links to other hosts, after these were asked."""
    now = time.time()
    urls = {urldefrag(link.url).url for link in links}
    file = root / ".vestnik" / "links"
    memory = {url: one for url, one in recalled(file).items() if url in urls}
    fresh = {url: one.answer for url, one in memory.items() if one.is_fresh(now)}
    due = sorted(urls - fresh.keys(), key=lambda url: (_last_asked(url, memory), url))
    asked = due[:limit]
    watch.begin(ASKING, len(asked))
    manners = replace(MANNERS, asks_private=asks_private)
    answers = _ask(asked, manners, watch, memory, now, file)
    known = fresh | answers
    pairs = ((link, known.get(urldefrag(link.url).url)) for link in links)
    found = tuple(outside_findings((link, answer) for link, answer in pairs if answer))
    asked_count = sum(answer.is_asked for answer in answers.values())
    is_alone = _are_silence(answers.values())
    return Answered(found, len(urls), asked_count, len(due) - len(asked), is_alone)


def recalled(file: Path) -> Memory:
    """What is remembered; nothing of what cannot be read."""
    try:
        return unpacked(file.read_bytes(), dict[str, Remembered])
    except (OSError, ValueError):
        return {}


def keep(file: Path, memory: Memory) -> None:
    """Put the memory where the last one was, at once; a check has not made its folder."""
    aside = file.with_name(f"{file.name}.new")
    with suppress(OSError):
        file.parent.mkdir(exist_ok=True)
        aside.write_bytes(packed(dict(memory)))
        aside.replace(file)


ASKING = "ask"
"""The phase of a check in which hosts are asked."""


def _last_asked(url: str, memory: Memory) -> float:
    return memory[url].moment if url in memory else 0.0


def _ask(
    urls: Iterable[str],
    manners: Manners,
    watch: Watch,
    memory: Memory,
    now: float,
    file: Path,
) -> dict[str, Answer]:
    """The answers, remembered also where somebody does not wait for all of them."""
    answers: dict[str, Answer] = {}
    try:
        for url, answer in probe(urls, manners):
            answers[url] = answer
            watch.advance(1)
    finally:
        if not _are_silence(answers.values()):
            heard = {url: one for url, one in answers.items() if one.outcome is not Outcome.PRIVATE}
            new = {url: Remembered(answer, now) for url, answer in heard.items()}
            keep(file, {**memory, **new})
    return answers


def _are_silence(answers: Collection[Answer]) -> bool:
    """Whether several hosts were asked and none said a word."""
    return len(answers) > 1 and all(one.outcome in _SILENCE for one in answers)


_SILENCE = (Outcome.SILENT, Outcome.NO_HOST)
