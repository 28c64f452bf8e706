"""How does a test fill a cache, spoil it, and see that nothing is lost but time?

A build here is a few values that are looked for in the cache and kept where they were not found.
What happened to the file in between must not show in what later builds find: it is true, and after
a few builds it is all there.
"""

from __future__ import annotations

import os
import resource
import signal
from collections.abc import Callable, Mapping
from pathlib import Path

from generator.building.cache import Cache, Problem, opened
from generator.building.fsops import Disk

ENGINE = "6e67696e65"
PAGE = 4096
"""SQLite writes so many bytes at once."""

Values = Mapping[str, Mapping[bytes, bytes]]


def values(generation: int = 0, size: int = 5000) -> Values:
    """What a site's builds make, by room and key: some small, some over several pages."""
    return {
        "heads": {b"%d" % at * 20: b"head %d of %d " % (at, generation) * 4 for at in range(9)},
        "pages": {b"%d" % at * 20: b"%d/%d " % (at, generation) * (size // 4) for at in range(3)},
    }


TRUE = values()


def build(file: Path, made: Values = TRUE, disk: Disk | None = None) -> tuple[Values, Cache]:
    """What a build finds in the cache, and the cache as it left it: with all that it made."""
    found = {}
    with opened(file, ENGINE, disk) as cache:
        for room, entries in made.items():
            found[room] = cache.find(room, entries)
            cache.keep(room, (one for one in entries.items() if one[0] not in found[room]))
            cache.age(room)
    return found, cache


def remade(file: Path, made: Values) -> Problem | None:
    """What a build said that made everything anew."""
    with opened(file, ENGINE) as cache:
        for room, entries in made.items():
            cache.keep(room, entries.items())
            cache.age(room)
    return cache.problem


def claim_true(found: Values, made: Values = TRUE) -> None:
    """Each value that was found is the one that was kept."""
    wrong = [
        (room, key)
        for room, entries in found.items()
        for key in entries
        if entries[key] != made[room][key]
    ]
    assert wrong == []


def claim_heals(file: Path, builds: int = 3) -> None:
    """A few builds later the cache is sound, has everything, and lies alone."""
    for _ in range(builds):
        found, cache = build(file)
        claim_true(found)
    assert found == TRUE
    assert cache.problem is None
    assert [one.name for one in file.parent.iterdir()] == [file.name]


def killed_at(place: int, work: Callable[[], object]) -> bool:
    """Whether a process that does this work died as it wrote at a place in a file, or further on.

    It dies as from `kill -9`, but at a moment that can be told beforehand.
    """
    child = os.fork()
    if child == 0:
        code = 1
        try:
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            resource.setrlimit(resource.RLIMIT_FSIZE, (place, resource.RLIM_INFINITY))
            signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
            work()
            code = 0
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.waitstatus_to_exitcode(status) == 0
    return os.WIFSIGNALED(status)
