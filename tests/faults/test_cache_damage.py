"""H01, H05, H07: whatever becomes of the file of a cache, it costs time and nothing else.

After each damage a build runs as if nothing had happened: nothing is raised, each value that it
finds is the one that was kept, and what it makes is there for the next ones.
"""

from __future__ import annotations

import os
import random
import sqlite3
import struct
from collections.abc import Callable, Mapping
from itertools import combinations
from pathlib import Path

import pytest

from generator.building.cache import Problem
from tests.faults.caches import (
    PAGE,
    TRUE,
    build,
    claim_heals,
    claim_true,
    killed_at,
    remade,
    values,
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A site's cache in which everything is."""
    file = tmp_path / ".vestnik/cache.sqlite"
    build(file)
    return file


def _database(file: Path, *statements: str) -> None:
    connection = sqlite3.connect(file, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def _other(*statements: str) -> Callable[[Path], None]:
    """A database that is not ours in the cache's place."""

    def make(file: Path) -> None:
        file.unlink()
        _database(file, *statements)

    return make


def _ours(*statements: str) -> Callable[[Path], None]:
    """Our own database, changed by somebody."""
    return lambda file: _database(file, "PRAGMA writable_schema = ON", *statements)


def _bytes(data: bytes) -> Callable[[Path], object]:
    return lambda file: file.write_bytes(data)


def _replaced(old: bytes, new: bytes) -> Callable[[Path], object]:
    return lambda file: file.write_bytes(file.read_bytes().replace(old, new, 1))


def _in_its_place(make: Callable[[Path], object]) -> Callable[[Path], None]:
    def put(file: Path) -> None:
        file.unlink()
        make(file)

    return put


def _beside(end: str, make: Callable[[Path], object]) -> Callable[[Path], object]:
    return lambda file: make(file.with_name(file.name + end))


def _full_folder(file: Path) -> None:
    (file / "in/it").mkdir(parents=True)
    (file / "in/it/file").write_bytes(b"something")


def _huge(file: Path) -> None:
    with file.open("r+b") as stream:
        stream.write(b"junk" * 5000)
        stream.truncate(1 << 32)


def _log(file: Path) -> None:
    """A cache that somebody has written with a log in place of a journal."""
    connection = sqlite3.connect(file, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("DELETE FROM contents")
    copies = {one: one.read_bytes() for one in file.parent.iterdir()}
    connection.close()
    for one, data in copies.items():
        one.write_bytes(data)


SWAPPED = "UPDATE sqlite_master SET rootpage = 7 - rootpage WHERE rootpage IN (3, 4)"

DAMAGES: Mapping[str, Callable[[Path], object]] = {
    "empty": _bytes(b""),
    "nuls": _bytes(bytes(20_000)),
    "garbage": _bytes(random.Random(1).randbytes(20_000)),
    "a-byte": _bytes(b"S"),
    "object": _bytes(b"{}"),
    "list": _bytes(b"[]"),
    "null": _bytes(b"null"),
    "header-alone": _bytes(b"SQLite format 3\0" + b"\x10\0\1\1" + bytes(80)),
    "huge": _huge,
    "folder": _in_its_place(Path.mkdir),
    "full-folder": _in_its_place(_full_folder),
    "pipe": _in_its_place(os.mkfifo),
    "link-to-nothing": _in_its_place(lambda file: file.symlink_to("nothing")),
    "link-to-itself": _in_its_place(lambda file: file.symlink_to(file)),
    "database-without-tables": _other("PRAGMA user_version = 7"),
    "database-of-another": _other("CREATE TABLE moz_places (id INTEGER)"),
    "database-in-another-encoding": _other("PRAGMA encoding = 'UTF-16'", "CREATE TABLE t (x)"),
    "table-more": _ours("CREATE TABLE more (x)"),
    "table-less": _ours("DROP TABLE contents"),
    "view": _ours("CREATE VIEW more AS SELECT * FROM contents"),
    "index": _ours("CREATE INDEX more ON contents (checksum)"),
    "trigger": _ours("CREATE TRIGGER more AFTER INSERT ON entries BEGIN SELECT 1; END"),
    "column-more": _ours("ALTER TABLE contents ADD COLUMN more"),
    "tables-swapped": _ours(SWAPPED),
    "tables-one": _ours("UPDATE sqlite_master SET rootpage = 3 WHERE rootpage = 4"),
    "table-nowhere": _ours("UPDATE sqlite_master SET rootpage = 999 WHERE rootpage = 3"),
    "schema-no-text": _ours("UPDATE sqlite_master SET sql = CAST(x'ff00fe' AS TEXT)"),
    "schema-unsaid": _replaced(b"CREATE TABLE contents", b"CREATE TA\xc2LE contents"),
    "version-to-come": _replaced(b"\0\1\1\0", b"\0\3\1\0"),
    "log": _log,
    "log-of-nothing": _beside("-wal", lambda log: log.write_bytes(b"")),
    "journal-folder": _beside("-journal", Path.mkdir),
    "journal-pipe": _beside("-journal", os.mkfifo),
    "journal-link": _beside("-journal", lambda journal: journal.symlink_to("nothing")),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_h01_what_is_no_cache_of_ours_is_said_and_replaced(
    damage: Callable[[Path], object], file: Path
) -> None:
    damage(file)
    found, cache = build(file)

    claim_true(found)
    assert cache.problem is Problem.DAMAGED
    claim_heals(file, 2)


JUNK: Mapping[str, bytes] = {
    "empty": b"",
    "short": b"\xd9\xd5",
    "nuls": bytes(5000),
    "garbage": random.Random(2).randbytes(5000),
    "header": bytes.fromhex("d9d505f920a163d7") + bytes(5000),
}


@pytest.mark.parametrize("junk", JUNK.values(), ids=JUNK)
def test_journal_that_is_none_harms_nothing(junk: bytes, file: Path) -> None:
    file.with_name("cache.sqlite-journal").write_bytes(junk)

    assert build(file)[0] == TRUE
    remade(file, TRUE)
    claim_heals(file, 1)


def test_journal_of_another_cache_is_not_played_into_a_new_one(file: Path, tmp_path: Path) -> None:
    """Somebody deletes the file alone, after a build was killed."""
    killed_at(3 * PAGE, lambda: remade(file, values(1)))
    assert file.with_name("cache.sqlite-journal").stat().st_size > PAGE
    file.unlink()

    claim_heals(file, 2)


def test_h07_journal_that_names_another_file_does_not_delete_it(file: Path, tmp_path: Path) -> None:
    """As SQLite would: it takes the file for the journal of a transaction over several."""
    precious = tmp_path / "precious"
    precious.write_bytes(b"text\n")
    name = os.fsencode(precious)
    mark = bytes.fromhex("d9d505f920a163d7")
    head = mark + struct.pack(">5I", 0, 1, file.stat().st_size // PAGE, 512, PAGE)
    named = (
        struct.pack(">I", (1 << 30) // PAGE + 1) + name + struct.pack(">2I", len(name), sum(name))
    )
    file.with_name("cache.sqlite-journal").write_bytes(head.ljust(512, b"\0") + named + mark)

    build(file)

    assert precious.read_bytes() == b"text\n"
    claim_heals(file, 2)


def test_h07_link_to_a_file_elsewhere_is_cut_and_not_followed(file: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.sqlite"
    file.rename(elsewhere)
    file.symlink_to(elsewhere)
    before = elsewhere.read_bytes()

    assert build(file)[1].problem is Problem.DAMAGED
    assert elsewhere.read_bytes() == before
    claim_heals(file, 1)


def claim_survives(data: bytes, file: Path) -> None:
    """A build with this file in the cache's place finds only what is true, and then all again."""
    file.write_bytes(data)
    claim_true(build(file)[0])
    claim_heals(file)


def test_h01_cut_at_every_page_and_around_it(file: Path) -> None:
    whole = file.read_bytes()
    for end in range(0, len(whole), PAGE):
        for length in (end + 1, end + PAGE // 2, end + PAGE - 1):
            claim_survives(whole[:length], file)
        assert build(file)[0] == TRUE


@pytest.mark.nightly
@pytest.mark.parametrize("part", range(8))
def test_h01_cut_at_every_length(part: int, file: Path) -> None:
    whole = file.read_bytes()
    for length in range(part, len(whole), 8):
        claim_survives(whole[:length], file)


@pytest.mark.parametrize("length", [PAGE, PAGE // 2, 512])
@pytest.mark.parametrize("junk", [bytes(PAGE), b"\xff" * PAGE, random.Random(3).randbytes(PAGE)])
def test_h01_any_page_overwritten_from_its_end(junk: bytes, length: int, file: Path) -> None:
    whole = file.read_bytes()
    for end in range(PAGE, len(whole) + 1, PAGE):
        claim_survives(whole[: end - length] + junk[:length] + whole[end:], file)


def test_h01_any_page_in_place_of_any_other(file: Path) -> None:
    whole = file.read_bytes()
    for at in range(0, len(whole), PAGE):
        for other in range(0, len(whole), PAGE):
            claim_survives(whole[:at] + whole[other : other + PAGE] + whole[at + PAGE :], file)


_INDEX_LEAF, _TABLE_LEAF = 10, 13
"""How a page begins that has cells and no pages below it: of our names, and of our contents."""


def _in_disorder(page: bytes, one: int, other: int) -> bytes:
    """A leaf of a tree with two of its cells in each other's place: SQLite's own search errs."""
    cells = [page[at : at + 2] for at in range(8, 8 + 2 * _cell_count(page), 2)]
    cells[one], cells[other] = cells[other], cells[one]
    return page[:8] + b"".join(cells) + page[8 + 2 * len(cells) :]


def _cell_count(page: bytes) -> int:
    return int.from_bytes(page[3:5]) if page[0] in (_INDEX_LEAF, _TABLE_LEAF) else 0


def test_h01_disorder_that_nothing_but_a_search_shows_is_healed(file: Path) -> None:
    whole = file.read_bytes()
    tried = 0
    for at in range(PAGE, len(whole), PAGE):
        page = whole[at : at + PAGE]
        for one, other in combinations(range(_cell_count(page)), 2):
            claim_survives(whole[:at] + _in_disorder(page, one, other) + whole[at + PAGE :], file)
            tried += 1

    assert tried > 100


LOSSES = {
    "value-lost": "DELETE FROM contents WHERE id = 3",
    "value-spoilt": "UPDATE contents SET value = CAST('spoilt' AS BLOB) WHERE id = 3",
}


@pytest.mark.parametrize("loss", LOSSES.values(), ids=LOSSES)
def test_h01_where_a_value_is_not_whole_the_file_is_inspected(loss: str, file: Path) -> None:
    """Damage that nothing meets stands here for what may be behind it: a count in the header."""
    _database(file, loss)
    data = file.read_bytes()
    file.write_bytes(data[:36] + (99).to_bytes(4) + data[40:])

    assert build(file)[1].problem is Problem.DAMAGED
    claim_heals(file, 2)


def test_h01_what_is_made_after_damage_was_met_is_kept(file: Path) -> None:
    many = {b"%d" % at * 9: b"%d" % at * 99 for at in range(100)}
    made = {"heads": many, "pages": many}
    build(file, made)
    whole = file.read_bytes()
    met = 0
    for at in range(0, len(whole), PAGE):
        file.write_bytes(whole[:at] + b"\xff" * PAGE + whole[at + PAGE :])
        found, cache = build(file, made)
        if cache.problem and found["heads"]:
            assert build(file, made)[0]["pages"] == many
            met += 1

    assert met > 0


def _flipped(data: bytes, bit: int) -> bytes:
    at, value = bit // 8, 1 << bit % 8
    return data[:at] + bytes([data[at] ^ value]) + data[at + 1 :]


def test_h01_some_bits_flipped(file: Path) -> None:
    whole = file.read_bytes()
    for bit in random.Random(4).sample(range(len(whole) * 8), 500):
        claim_survives(_flipped(whole, bit), file)


@pytest.mark.nightly
@pytest.mark.parametrize("part", range(32))
def test_h01_every_bit_flipped(part: int, file: Path) -> None:
    whole = file.read_bytes()
    for bit in range(part, len(whole) * 8, 32):
        claim_survives(_flipped(whole, bit), file)


def test_h01_bit_flipped_in_a_value_costs_that_value_only(file: Path) -> None:
    whole = file.read_bytes()
    spoilt = next(iter(TRUE["heads"]))
    place = whole.index(TRUE["heads"][spoilt])
    file.write_bytes(_flipped(whole, place * 8 + 5))
    found, cache = build(file)

    assert found["heads"].keys() == TRUE["heads"].keys() - {spoilt}
    assert found["pages"] == TRUE["pages"]
    assert cache.problem is None
    claim_heals(file, 1)
