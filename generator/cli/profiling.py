"""Where did a build's time go?

In go the watch and the profiler that went through the build; out comes a text: the phases, and of
the functions of the generator, and of the theme's templates, those that took the most. The profiler
sees its own process only: what workers do is in the times of the phases, but in no function.
"""

from __future__ import annotations

import cProfile
import pstats
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import click

import generator
from generator.cli.phrases import phrase
from generator.cli.watch import Lap, Watch

LONGEST = 40
"""So many functions are listed."""


def write_profile(
    file: Path, profiler: cProfile.Profile, watch: Watch, jobs: int, ui_lang: str
) -> bool:
    """Write where the time went that was profiled, and say where it is; or why it is not there."""
    try:
        file.write_text(_told(watch, profiler, jobs, ui_lang), "utf-8")
    except OSError as error:
        reason = error.strerror or error
        click.echo(phrase(ui_lang, "not-profiled", file=file, reason=reason), err=True)
        return False
    click.echo(phrase(ui_lang, "profiled", file=file), err=True)
    return True


def _told(watch: Watch, profiler: cProfile.Profile, jobs: int, ui_lang: str) -> str:
    """The phases, and the functions that took the most."""
    ours, others_s = _spent(pstats.Stats(profiler))
    lines = (
        phrase(ui_lang, "profile-phases"),
        *(f"{lap.seconds:10.3f} {lap.done:10}  {_name(lap, ui_lang)}" for lap in watch.laps),
        f"{watch.seconds:10.3f}",
        "",
        phrase(ui_lang, "profile-functions"),
        *(f"{one.own_s:10.3f} {one.whole_s:10.3f} {one.calls:10}  {one.name}" for one in ours),
        f"{others_s:10.3f} {'':10} {'':10}  {phrase(ui_lang, 'profile-others')}",
        "",
        phrase(ui_lang, "profile-workers" if jobs > 1 else "profile-alone"),
    )
    return "\n".join(lines) + "\n"


def _name(lap: Lap, ui_lang: str) -> str:
    return phrase(ui_lang, f"phase-{lap.phase}")


class _Spent(NamedTuple):
    """What a function took: by itself, and together with all that it called."""

    own_s: float
    whole_s: float
    calls: int
    name: str


def _spent(stats: pstats.Stats) -> tuple[list[_Spent], float]:
    """The functions that took the most by themselves, and the time that libraries took."""
    ours: list[_Spent] = []
    others_s = 0.0
    for (file, line, function), (_, calls, own_s, whole_s, _) in _entries(stats):
        place = _place(file)
        if place is None:
            others_s += own_s
        else:
            ours.append(_Spent(own_s, whole_s, calls, f"{place}:{line} {function}"))
    return sorted(ours, reverse=True)[:LONGEST], others_s


_Function = tuple[str, int, str]
_Times = tuple[int, int, float, float, object]


def _entries(stats: pstats.Stats) -> Iterator[tuple[_Function, _Times]]:
    found: Mapping[_Function, _Times] = vars(stats)["stats"]
    yield from found.items()


def _place(file: str) -> str | None:
    """Where a function of ours is, from the generator's folder, or a template from the site's."""
    package = Path(generator.__file__).parent
    if file.startswith("templates/"):
        return file
    path = Path(file)
    return path.relative_to(package.parent).as_posix() if path.is_relative_to(package) else None
