"""What a cache gives back, for how long, and to whom."""

from __future__ import annotations

import shutil
import sqlite3
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.building.cache import LIFE, Cache, Problem, opened

ENGINE = "6e67696e65"
HEADS = {b"a": b"head of a", b"b": b"head of b"}


def kept(file: Path, entries: Mapping[bytes, bytes], room: str = "heads") -> None:
    """A build that keeps something."""
    with opened(file, ENGINE) as cache:
        cache.keep(room, entries.items())


def found(
    file: Path, *keys: bytes, room: str = "heads", engine: str = ENGINE
) -> dict[bytes, bytes]:
    """What a build finds that ages nothing."""
    with opened(file, engine) as cache:
        return dict(cache.find(room, keys))


def scribble(file: Path, statements: str) -> None:
    """Change a cache behind its back."""
    connection = sqlite3.connect(file)
    connection.executescript(statements)
    connection.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where a site has its cache; nothing is there yet, not even the folder."""
    return tmp_path / ".vestnik/cache.sqlite"


def test_value_is_found_by_this_build_and_by_the_next(file: Path) -> None:
    with opened(file, ENGINE) as cache:
        assert cache.find("heads", [b"a"]) == {}
        cache.keep("heads", HEADS.items())
        assert cache.find("heads", [b"a"]) == {b"a": b"head of a"}

    assert found(file, b"b", b"missing", b"a") == HEADS
    assert cache.problem is None


def test_found_values_come_in_the_order_of_their_keys(file: Path) -> None:
    kept(file, HEADS)

    assert list(found(file, b"b", b"a", b"b")) == [b"b", b"a"]


@pytest.mark.parametrize("value", [b"", b"\0", b"'; DROP TABLE entries", b"\xff" * 3_000_000])
def test_any_bytes_are_a_value_and_a_key(value: bytes, file: Path) -> None:
    kept(file, {value: value})

    assert found(file, value) == {value: value}


def test_thousands_are_found_at_once(file: Path) -> None:
    many = {number.to_bytes(20): b"%d" % number for number in range(20_000)}
    kept(file, many)

    assert found(file, *many) == many


def test_rooms_are_apart(file: Path) -> None:
    kept(file, {b"a": b"page"}, room="pages")
    kept(file, HEADS)

    assert found(file, b"a", room="pages") == {b"a": b"page"}
    assert found(file, b"a", room="page") == {}


def test_of_two_values_by_one_key_the_last_counts_and_the_first_takes_no_room(file: Path) -> None:
    for number in range(30):
        kept(file, {b"a": b"%d" % number * 100_000})

    assert found(file, b"a") == {b"a": b"29" * 100_000}
    assert file.stat().st_size < 1_000_000


def test_size_is_that_of_the_file(file: Path) -> None:
    with opened(file, ENGINE) as cache:
        cache.keep("heads", [(b"a", b"x" * 500_000)])

    assert cache.size == file.stat().st_size > 500_000
    file.unlink()
    assert cache.size == 0


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_build_that_breaks_off_keeps_nothing_and_harms_nothing(
    error: type[BaseException], file: Path
) -> None:
    kept(file, HEADS)
    before = file.read_bytes()
    with pytest.raises(error), opened(file, ENGINE) as cache:
        cache.keep("heads", [(b"a", b"other"), (b"c", b"new")])
        cache.age("heads")
        raise error

    assert file.read_bytes() == before
    assert found(file, b"a", b"c") == {b"a": b"head of a"}


def test_first_build_that_breaks_off_leaves_a_sound_cache(file: Path) -> None:
    with pytest.raises(ValueError, match="bug"), opened(file, ENGINE) as cache:
        cache.keep("heads", HEADS.items())
        raise ValueError("bug")

    with opened(file, ENGINE) as cache:
        assert cache.find("heads", [b"a"]) == {}
    assert cache.problem is None


def test_build_that_stops_early_keeps_what_it_has_made(file: Path) -> None:
    def build() -> str:
        with opened(file, ENGINE) as cache:
            cache.keep("heads", HEADS.items())
            return "something is wrong with an article"

    build()

    assert found(file, b"a", b"b") == HEADS


def test_build_that_changes_nothing_writes_nothing(file: Path) -> None:
    kept(file, HEADS)
    before = file.stat().st_mtime_ns, file.read_bytes()
    with opened(file, ENGINE) as cache:
        cache.find("heads", HEADS)
        cache.age("heads")

    assert (file.stat().st_mtime_ns, file.read_bytes()) == before


USES: Mapping[str, Callable[[Cache], object]] = {
    "found": lambda cache: cache.find("heads", [b"a"]),
    "used": lambda cache: cache.use("heads", [b"a"]),
    "kept": lambda cache: cache.keep("heads", [(b"a", b"head of a")]),
}


@pytest.mark.parametrize("use", USES.values(), ids=USES)
def test_h08_entry_without_use_leaves_after_five_builds(
    use: Callable[[Cache], object], file: Path
) -> None:
    kept(file, HEADS)
    for number in range(LIFE):
        assert found(file, b"b"), number
        with opened(file, ENGINE) as cache:
            use(cache)
            cache.age("heads")

    assert found(file, b"a", b"b") == {b"a": b"head of a"}


def test_h08_use_makes_an_entry_young_again(file: Path) -> None:
    kept(file, HEADS)
    for keys in [(b"a",)] * (LIFE - 1) + [(b"b",)] + [(b"a",)] * (LIFE - 1):
        with opened(file, ENGINE) as cache:
            cache.find("heads", keys)
            cache.age("heads")

    assert found(file, b"a", b"b") == HEADS


def test_h08_builds_that_never_ask_a_room_for_all_age_nothing(file: Path) -> None:
    kept(file, HEADS)
    kept(file, {b"p": b"page"}, room="pages")
    for _ in range(LIFE + 1):
        with opened(file, ENGINE) as cache:
            cache.find("heads", HEADS)
            cache.find("pages", [b"other"])
            cache.age("heads")
        with suppress(ValueError), opened(file, ENGINE) as cache:
            cache.age("pages")
            raise ValueError

    assert found(file, b"p", room="pages") == {b"p": b"page"}


def test_h08_what_has_left_makes_room_for_what_comes(file: Path) -> None:
    sizes = []
    for build in range(4 * LIFE):
        with opened(file, ENGINE) as cache:
            cache.keep("pages", [(b"%d %d" % (build, page), b"x" * 50_000) for page in range(10)])
            cache.age("pages")
        sizes.append(cache.size)

    assert sizes[-1] == sizes[2 * LIFE]


def test_use_says_what_is_there(file: Path) -> None:
    kept(file, HEADS)
    with opened(file, ENGINE) as cache:
        there = cache.use("heads", [b"c", b"b"])

    assert there == {b"b"}


def test_h04_what_another_engine_left_is_swept(file: Path) -> None:
    kept(file, HEADS)
    with opened(file, "newer") as cache:
        assert cache.find("heads", HEADS) == {}
        cache.keep("heads", [(b"a", b"newer")])

    assert cache.problem is None
    assert found(file, b"a", engine="newer") == {b"a": b"newer"}
    assert found(file, b"a") == {}


def test_h04_entry_of_another_engine_is_not_given_out_whatever_the_file_says(file: Path) -> None:
    kept(file, HEADS)
    scribble(file, "UPDATE engine SET digest = '6e67696e66'")

    assert found(file, b"a", engine="6e67696e66") == {}


def test_h02_cache_may_move_to_another_machine(file: Path, tmp_path: Path) -> None:
    kept(file, HEADS)
    elsewhere = tmp_path / "elsewhere/cache.sqlite"
    elsewhere.parent.mkdir()
    shutil.copyfile(file, elsewhere)

    assert found(elsewhere, b"a", b"b") == HEADS
    assert bytes(tmp_path) not in file.read_bytes()


BLOB = "CAST('{}' AS BLOB)".format
SHIFTS = {
    "room-to-key": f"UPDATE entries SET room = 'hea', key = {BLOB('dsa')}",
    "key-to-room": f"UPDATE entries SET room = 'headsa', key = {BLOB('')}",
    "value-to-key": f"UPDATE entries SET key = {BLOB('ah')};"
    f"UPDATE contents SET value = {BLOB('ead')}",
    "key-to-value": f"UPDATE entries SET key = {BLOB('')};"
    f"UPDATE contents SET value = {BLOB('ahead')}",
    "text": "UPDATE contents SET value = CAST(value AS TEXT)",
    "number": "UPDATE contents SET value = 7, checksum = 7",
    "lost": "DELETE FROM contents",
    "elsewhere": "UPDATE entries SET content = 'nowhere'",
}


@pytest.mark.parametrize("shift", SHIFTS.values(), ids=SHIFTS)
def test_h09_entry_that_was_shifted_is_not_given_out(shift: str, file: Path) -> None:
    kept(file, {b"a": b"head"})
    scribble(file, shift)

    for room in ("heads", "hea", "headsa"):
        assert found(file, b"a", b"dsa", b"", b"ah", room=room) == {}
    kept(file, {b"a": b"head"})
    assert found(file, b"a") == {b"a": b"head"}


@pytest.mark.parametrize("idle", ["'never'", "x'ff'", "9223372036854775807", "-1e300", "1.5"])
def test_age_that_is_no_age_harms_nothing(idle: str, file: Path) -> None:
    kept(file, HEADS)
    scribble(file, f"UPDATE entries SET idle = {idle}")
    for _ in range(2):
        with opened(file, ENGINE) as cache:
            cache.find("heads", [b"a"])
            cache.age("heads")

    assert cache.problem is None
    assert found(file, b"a") == {b"a": b"head of a"}


def test_key_that_is_no_key_harms_nothing(file: Path) -> None:
    kept(file, HEADS)
    scribble(file, "UPDATE entries SET key = 'b' WHERE content = 2")
    for _ in range(3):
        with opened(file, ENGINE) as cache:
            cache.keep("heads", HEADS.items())
            cache.age("heads")

    assert cache.problem is None
    assert found(file, b"a", b"b") == HEADS


def test_second_process_does_without_and_leaves_the_first_alone(file: Path) -> None:
    kept(file, HEADS)
    with opened(file, ENGINE) as first, opened(file, ENGINE) as second:
        second.keep("heads", _unread())
        second.age("heads")
        assert second.find("heads", HEADS) == {}
        assert second.use("heads", HEADS) == set()
        assert second.problem is Problem.BUSY
        first.keep("heads", [(b"c", b"new")])

    assert first.problem is None
    assert found(file, b"a", b"c") == {b"a": b"head of a", b"c": b"new"}


def test_file_that_is_free_again_soon_is_waited_for(file: Path) -> None:
    kept(file, HEADS)
    other = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN EXCLUSIVE")
    done = threading.Timer(0.2, other.close)
    done.start()

    assert found(file, b"a") == {b"a": b"head of a"}
    done.join()


def test_mistake_of_the_caller_is_not_taken_for_damage(file: Path) -> None:
    kept(file, HEADS)
    wrong: list[bytes] = [object()]  # type: ignore[list-item]  # the mistake
    with pytest.raises(sqlite3.Error), opened(file, ENGINE) as cache:
        cache.find("heads", wrong)

    assert found(file, b"a") == {b"a": b"head of a"}


@dataclass
class Model:
    """What a cache should hold, by room and key: the value, and how many builds it has idled."""

    engine: str = "one"
    held: dict[tuple[str, bytes], tuple[bytes, int]] = field(default_factory=dict)

    def build(self, engine: str, steps: Sequence[Step], cache: Cache) -> None:
        """Do what a build does, to the model and to the cache, which must give the same."""
        held = dict(self.held) if engine == self.engine else {}
        used: set[tuple[str, bytes]] = set()
        aging = set()
        for work, room, keys, value in steps:
            there = [key for key in keys if (room, key) in held]
            match work:
                case "find":
                    expected = {key: held[room, key][0] for key in there}
                    assert cache.find(room, keys) == expected
                case "use":
                    assert cache.use(room, keys) == set(there)
                case "keep":
                    cache.keep(room, [(key, value) for key in keys])
                    held |= {(room, key): (value, 0) for key in keys}
                    there = list(keys)
                case "age":
                    cache.age(room)
                    aging.add(room)
            if work != "age":
                used |= {(room, key) for key in there}
        idles = {
            name: (0 if name in used else idle + 1) if name[0] in aging else idle
            for name, (_, idle) in held.items()
        }
        self.engine = engine
        self.held = {name: (held[name][0], idle) for name, idle in idles.items() if idle < LIFE}


Step = tuple[str, str, list[bytes], bytes]

STEPS = st.lists(
    st.tuples(
        st.sampled_from(["find", "use", "keep", "keep", "age"]),
        st.sampled_from(["heads", "pages"]),
        st.lists(st.sampled_from([b"a", b"b", b"ab", b""]), max_size=3),
        st.binary(max_size=3) | st.just(b"long" * 4000),
    ),
    max_size=6,
)
BUILDS = st.lists(st.tuples(st.sampled_from(["one"] * 9 + ["two"]), STEPS, st.booleans()))


@given(BUILDS)
def test_cache_is_as_a_mapping_that_forgets_what_is_not_used(
    builds: list[tuple[str, list[Step], bool]],
) -> None:
    model = Model()
    with TemporaryDirectory() as folder:
        for engine, steps, breaks_off in builds:
            before = model.held if engine == model.engine else {}
            with suppress(InterruptedError), opened(Path(folder, "cache"), engine) as cache:
                model.build(engine, steps, cache)
                if breaks_off:
                    model.held = before
                    raise InterruptedError
            assert cache.problem is None


def _unread() -> Iterator[tuple[bytes, bytes]]:
    yield b"first", b"read"
    raise AssertionError("read though nothing is kept")
