"""What did earlier builds make?

In go bytes, by a room (what kind of value they are) and a key (the digest of all that they were
made from); out come the bytes that this build or an earlier one of the same engine kept there, or
nothing. They lie in one SQLite file, written in one transaction a build, and nothing depends on it:
it may be missing, cut, scribbled over, locked, come from another machine, from another program or
from a stranger. None of that is an error. It costs the time to make the values again; a wrong value
is never given out, and a bad file that can be replaced by a sound one is.

An entry leaves after `LIFE` builds that did not use it. Only the caller knows when a build has
asked a room for all that it needs, and says so by `Cache.age`: a build that does not get that far
ages nothing.
"""

from __future__ import annotations

import os
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Set
from contextlib import contextmanager
from enum import StrEnum
from hashlib import blake2b
from itertools import chain, pairwise
from pathlib import Path
from struct import pack
from typing import Any, Concatenate, ParamSpec, TypeVar

from generator.building.fsops import Disk
from generator.building.traps import companions, is_trap

LIFE = 5
"""After so many builds without use an entry leaves."""

FEW = 100
"""Up to so many values are asked for one by one."""

PATIENCE_S = 1.0
"""How long a file is waited for that another process works on."""

P = ParamSpec("P")
R = TypeVar("R")

_FAULTS = (sqlite3.DatabaseError, UnicodeDecodeError)
"""How a bad file shows; the latter, where SQLite's message quotes it."""


class Problem(StrEnum):
    """What is wrong with the file."""

    DAMAGED = "damaged"
    """It was no sound cache of ours; a new one has taken its place."""
    NOT_WRITABLE = "not-writable"
    """Nothing can be kept. What is there may have been used."""
    FULL = "disk-full"
    """There is no room for what this build would keep. What is there may have been used."""
    BUSY = "busy"
    """Another process works on it: this build does without."""


Unpacked = dict[str, tuple[bytes, object]]
"""The last value of a room as it is, with the digest of its bytes."""


@contextmanager
def opened(file: Path, engine: str, disk: Disk | None = None) -> Iterator[Cache]:
    """The cache in a file, for one build.

    What is kept becomes lasting when the block ends, all of it at once; nothing does where it
    raises. The engine says by what values are made: a digest of the generator and its libraries.
    What another engine left is swept as a whole. Nothing about the file makes this raise.
    """
    cache = Cache(file, engine, disk or Disk())
    try:
        cache.open()
        yield cache
        cache.commit()
    finally:
        cache.close()


class Cache:
    """What builds remember; see `opened`. For one thread."""

    @classmethod
    def forgetful(cls) -> Cache:
        """A cache without a file: it gives nothing and keeps nothing."""
        return cls(Path(os.devnull), "", Disk())

    def __init__(self, file: Path, engine: str, disk: Disk) -> None:
        self.problem: Problem | None = None
        self.unpacked: Unpacked = {}
        """What is at hand of it; whoever opens it again may hand that on."""
        self._file, self._engine, self._disk = file, engine, disk
        self._store: _Store | None = None
        self._is_read_only = False
        self._used: defaultdict[str, set[bytes]] = defaultdict(set)
        self._aging: set[str] = set()

    @property
    def size(self) -> int:
        """How many bytes the file takes."""
        try:
            return self._file.stat().st_size
        except OSError:
            return 0

    def find(self, room: str, keys: Collection[bytes]) -> Mapping[bytes, bytes]:
        """What is there of these keys, and whole, in their order. Counts as a use."""
        found = self._attempt(_Store.find, room, keys) or {}
        self._used[room].update(found)
        return found

    def keys(self, room: str) -> Set[bytes]:
        """All keys in a room. Is no use of them."""
        return self._attempt(_Store.keys, room) or set()

    def use(self, room: str, keys: Collection[bytes]) -> Set[bytes]:
        """Which of these keys are there; counts as a use of them.

        For values that a build needs but does not read. They are not looked at: that one is damaged
        shows when it is to be found.
        """
        there = self._attempt(_Store.among, room, keys) or set()
        self._used[room].update(there)
        return there

    def keep(self, room: str, entries: Iterable[tuple[bytes, bytes]]) -> None:
        """Remember values by their keys. Once nothing can be kept the rest is not even read.

        Of values kept by one key the last counts, but an earlier one may come back from a damaged
        file: a key must say all that the value was made from.
        """
        for key, value in entries:
            if not self._keeps:
                return
            self._used[room].add(key)
            self._attempt(_Store.keep, room, key, value)

    def age(self, room: str) -> None:
        """Say that this build has asked for all that it needs of a room, or will before it ends.

        What it did not use is then a build older, and leaves when it is `LIFE` builds old.
        """
        self._aging.add(room)

    def commit(self) -> None:
        """Make lasting what was kept, and sweep what is too old."""
        if self._keeps:
            used = {room: self._used[room] for room in sorted(self._aging)}
            self._attempt(_Store.commit, used)

    def open(self) -> None:
        """Take up what is in the file, or a new file if it is no sound one."""
        try:
            if os.path.lexists(self._file):
                if is_trap(self._file):
                    raise sqlite3.DatabaseError("nothing to let SQLite at")
                self._store = _connected(self._file, self._engine, _claim)
                return
        except _OtherEngineError:
            pass
        except _FAULTS as error:
            if _problem(error) is Problem.BUSY:
                self.problem = Problem.BUSY
                return
            self.problem = Problem.DAMAGED
        self._replace()

    def close(self) -> None:
        """Let go of the file. What was not committed is forgotten."""
        if self._store is not None:
            self._store.close()
            self._store = None

    def _replace(self) -> None:
        """Put a new file where the old one is, and the journal that was to mend it."""
        try:
            for path in (self._file, *companions(self._file)):
                self._disk.clear(path)
            self._disk.make_folders(self._file.parent)
            self._store = _connected(self._file, self._engine, _found)
        except OSError:
            self.problem = Problem.NOT_WRITABLE
        except _FAULTS as error:
            self.problem = _problem(error)

    @property
    def _keeps(self) -> bool:
        return self._store is not None and not self._is_read_only

    def _attempt(
        self, work: Callable[Concatenate[_Store, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R | None:
        """What the store says; None where there is none, or none any more."""
        if self._store is None:
            return None
        try:
            return work(self._store, *args, **kwargs)
        except sqlite3.ProgrammingError:
            raise  # it is about us, not about the file
        except _FAULTS as error:
            self._go_on_without(_problem(error))
            return None

    def _go_on_without(self, problem: Problem) -> None:
        """Do without what the problem forbids: with a new file, or without writing."""
        self.problem = problem
        self._is_read_only = problem is not Problem.DAMAGED
        if problem is Problem.DAMAGED:
            self.close()
            self._used.clear()
            self._replace()


class _Store:
    """A file that is ours, within a transaction. What SQLite has against it is raised."""

    def __init__(self, connection: sqlite3.Connection, engine: str) -> None:
        self._connection, self._engine = connection, engine.encode()
        self._is_suspect = False
        self._idle: dict[str, Mapping[bytes, int]] = {}
        """What was seen of rooms that nothing was written into since."""

    def find(self, room: str, keys: Collection[bytes]) -> Mapping[bytes, bytes]:
        wanted, found = frozenset(keys), {}
        for key, checksum, value in self._rows(room, keys):
            if key not in wanted:
                continue
            if isinstance(value, bytes) and checksum == self._checksum(room, key, value):
                found[key] = value
            else:
                self._is_suspect = True
        return {key: found[key] for key in keys if key in found}

    def _rows(self, room: str, keys: Collection[bytes]) -> Iterable[tuple[bytes, object, object]]:
        """What is kept by these keys, or in the whole room: to ask for each of many is slower."""
        if len(keys) > FEW:
            return self._connection.execute(_FIND_ALL, (room,))
        asked = (self._connection.execute(_FIND, (room, key)) for key in keys)
        return chain.from_iterable(asked)

    def among(self, room: str, keys: Collection[bytes]) -> Set[bytes]:
        return self.keys(room) & set(keys)

    def keys(self, room: str) -> Set[bytes]:
        return self._idles(room).keys()

    def keep(self, room: str, key: bytes, value: bytes) -> None:
        self._idle.pop(room, None)
        checksum = self._checksum(room, key, value)
        content = self._connection.execute(_STORE, (checksum, value)).lastrowid
        self._connection.execute(_FORGET, (room, key, content))
        self._connection.execute(_NAME, (room, key, content))

    def commit(self, used: Mapping[str, Set[bytes]]) -> None:
        for room, keys in used.items():
            self._age(room, keys)
        if self._is_suspect:
            self._inspect()
        self._connection.execute("COMMIT")

    def close(self) -> None:
        self._connection.close()

    def _age(self, room: str, used: Set[bytes]) -> None:
        """Entries in use are not touched, so that a build that changes nothing writes nothing.

        All that was used is met again. Or else the file is damaged where nothing else would show
        it: there are keys that can be kept, but never found.
        """
        idles = self._idles(room)
        if not used <= idles.keys():
            raise sqlite3.DatabaseError("keys out of order")
        nows = ((key, 0 if key in used else min(idle, LIFE) + 1) for key, idle in idles.items())
        if aged := [(now, room, key) for key, now in nows if now != idles[key]]:
            self._connection.executemany(_SET_IDLE, aged)
            for sweep in _SWEEP:
                self._connection.execute(sweep, (room, LIFE))

    def _idles(self, room: str) -> Mapping[bytes, int]:
        """How long each entry of a room was idle.

        They come in the order in which they are searched: where that would miss some, it shows.
        """
        if room in self._idle:
            return self._idle[room]
        idles: dict[Any, int] = dict(self._connection.execute(_IDLES, (room,)))
        keys = (key for key in idles if isinstance(key, bytes))
        if any(one >= other for one, other in pairwise(keys)):
            raise sqlite3.DatabaseError("keys out of order")
        self._idle[room] = idles
        return idles

    def _inspect(self) -> None:
        """A value that is not whole may be all that is damaged, or have more behind it."""
        if self._connection.execute("PRAGMA quick_check(1)").fetchall() != [("ok",)]:
            raise sqlite3.DatabaseError("pages out of order")

    def _checksum(self, room: str, key: bytes, value: bytes) -> bytes:
        """Each part with its length, so that none can run over into the next."""
        engine, place = self._engine, room.encode()
        lengths = pack("<4Q", len(engine), len(place), len(key), len(value))
        checksum = blake2b(b"".join((lengths, engine, place, key)), digest_size=16)
        checksum.update(value)
        return checksum.digest()


_TABLES = (
    "CREATE TABLE engine (digest TEXT NOT NULL)",
    """CREATE TABLE entries (
room TEXT NOT NULL, key BLOB NOT NULL, idle INTEGER NOT NULL, content INTEGER NOT NULL,
PRIMARY KEY (room, key)) WITHOUT ROWID""",
    "CREATE TABLE contents (id INTEGER PRIMARY KEY, checksum BLOB NOT NULL, value BLOB NOT NULL)",
)
"""What an entry is called and how long it was idle is apart from what it says: thousands of the
former are looked through and changed without dragging the latter along."""

_FIND_ALL = """SELECT key, checksum, value FROM entries LEFT JOIN contents ON id = content
WHERE room = ?"""
_FIND = f"{_FIND_ALL} AND key = ?"
_STORE = "INSERT INTO contents (checksum, value) VALUES (?, ?)"
_FORGET = """DELETE FROM contents
WHERE id = (SELECT content FROM entries WHERE room = ? AND key = ?) AND id <> ?"""
_NAME = "INSERT OR REPLACE INTO entries (room, key, idle, content) VALUES (?, ?, 0, ?)"
# An age that is none, in a damaged file, is the highest: it is made good by a use, or swept.
_IDLES = f"""SELECT key, CASE typeof(idle) WHEN 'integer' THEN idle ELSE {LIFE} END
FROM entries WHERE room = ?"""
_SET_IDLE = "UPDATE entries SET idle = ? WHERE room = ? AND key = ?"
_SWEEP = (
    "DELETE FROM contents WHERE id IN (SELECT content FROM entries WHERE room = ? AND idle >= ?)",
    "DELETE FROM entries WHERE room = ? AND idle >= ?",
)

_PRAGMAS = (
    "trusted_schema = OFF",  # what a stranger wrote into the schema is not run
    "cell_size_check = ON",
    "journal_mode = DELETE",  # whoever is killed leaves the journal by which the next one mends
    "synchronous = OFF",  # a power cut may damage the file, and that harms nobody
    "temp_store = MEMORY",
    "cache_size = -8192",  # KiB
)

_CAUSES = {
    sqlite3.SQLITE_BUSY: Problem.BUSY,
    sqlite3.SQLITE_FULL: Problem.FULL,
    sqlite3.SQLITE_READONLY: Problem.NOT_WRITABLE,
    sqlite3.SQLITE_CANTOPEN: Problem.NOT_WRITABLE,
    sqlite3.SQLITE_IOERR: Problem.NOT_WRITABLE,
    sqlite3.SQLITE_IOERR_READ: Problem.DAMAGED,
}
"""What is to blame, by SQLite's codes, and by their last byte where the code itself is not here.
All else is damage."""


def _connected(
    file: Path, engine: str, prepare: Callable[[sqlite3.Connection, str], None]
) -> _Store:
    connection = sqlite3.connect(file, timeout=PATIENCE_S, isolation_level=None)
    try:
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("BEGIN IMMEDIATE")
        prepare(connection, engine)
    except BaseException:
        connection.close()
        raise
    return _Store(connection, engine)


class _OtherEngineError(Exception):
    """The file is sound, but another engine's."""


def _claim(connection: sqlite3.Connection, engine: str) -> None:
    tables = connection.execute("SELECT sql FROM sqlite_master ORDER BY rowid")
    if tuple(sql for (sql,) in tables) != _TABLES:
        raise sqlite3.DatabaseError("not our tables")
    if connection.execute("SELECT digest FROM engine").fetchall() != [(engine,)]:
        raise _OtherEngineError


def _found(connection: sqlite3.Connection, engine: str) -> None:
    """Make an empty store that lasts: whatever comes of the build, the file is sound."""
    for table in _TABLES:
        connection.execute(table)
    connection.execute("INSERT INTO engine VALUES (?)", (engine,))
    connection.execute("COMMIT")
    connection.execute("BEGIN IMMEDIATE")


def _problem(error: sqlite3.DatabaseError | UnicodeDecodeError) -> Problem:
    """What is to blame for an error. Some come without a code: Python's, and ours."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
    return _CAUSES.get(code) or _CAUSES.get(code & 0xFF, Problem.DAMAGED)
