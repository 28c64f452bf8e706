"""A site compared with what it would be if nothing had ever been remembered."""

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from generator.building import BuildReport, Order, build
from generator.building.builds import CACHE
from generator.building.cache import opened
from generator.building.engine import engine
from generator.building.orders import Difference
from generator.building.places import STATE
from tests.support.project import AS_OF, MINIMAL, project, tree, write

PAGE = "en/news/2023/opening/index.html"
BROKEN = b"---\ntitle: [A]\ndate: 2023-06-06\n---\nText.\n"


def verified(root: Path, **changes: bool) -> BuildReport:
    order = Order(root, root / "output", AS_OF, is_verified=True)
    return build(replace(order, **changes))  # type: ignore[arg-type]  # wishes are true or not


def poison(root: Path, room: str, change: Callable[[bytes], bytes]) -> None:
    """Let the cache say something else of the whole room, with checksums that are right."""
    file = root / STATE / CACHE
    connection = sqlite3.connect(file)
    keys = [key for (key,) in connection.execute("SELECT key FROM entries WHERE room = ?", [room])]
    connection.close()
    with opened(file, engine().hex()) as cache:
        found = cache.find(room, keys)
        cache.keep(room, [(key, change(value)) for key, value in found.items()])


def gossip(value: bytes) -> bytes:
    """As long as before, so that what is packed stays whole."""
    return value.replace(b"Herald", b"Gossip")


@pytest.fixture
def poisoned(tmp_path: Path) -> Path:
    """A site with a page to be drawn from a view that is remembered wrongly."""
    root = project(MINIMAL, tmp_path)
    build(Order(root, root / "output", AS_OF))
    poison(root, "views", gossip)
    (root / "output" / PAGE).unlink()
    return root


def test_a_site_is_what_it_is_without_a_memory(tmp_path: Path) -> None:
    root = project(MINIMAL, tmp_path)

    assert verified(root).differences == ()
    assert verified(root).differences == ()


def test_nothing_is_compared_unless_that_is_asked_for(tmp_path: Path) -> None:
    root = project(MINIMAL, tmp_path)

    assert build(Order(root, root / "output", AS_OF)).differences is None


def test_a_page_made_of_what_was_remembered_wrongly_is_found(poisoned: Path) -> None:
    (page,) = verified(poisoned).differences or ()

    assert page.place.startswith(f"{PAGE}:")
    assert "Gossip" in (page.found or "")
    assert "Herald" in (page.wanted or "")


def test_to_verify_publishes_nothing(poisoned: Path) -> None:
    verified(poisoned)

    assert b"Gossip" in tree(poisoned / "output")[PAGE]
    assert not (poisoned / ".vestnik/shelves").exists()


def test_a_clean_build_uses_nothing_that_is_remembered(poisoned: Path) -> None:
    assert verified(poisoned, is_clean=True).differences == ()
    assert b"is open" in tree(poisoned / "output")[PAGE]


def test_a_finding_that_is_remembered_wrongly_is_found(tmp_path: Path) -> None:
    root = project(MINIMAL, tmp_path)
    text = b"---\ntitle: A\ndate: 2023-06-06\n---\n# Heading\n\nText.\n"
    write(root, "content/news/later.en.md", text)
    build(Order(root, root / "output", AS_OF))
    poison(root, "briefs", lambda value: value.replace(b"heading-level", b"html-unclosed"))

    place = "content/news/later.en.md:5:1"
    assert verified(root).differences == (
        Difference(place, found="warning[html-unclosed] "),
        Difference(place, wanted="warning[heading-level] "),
    )


def test_findings_of_a_site_that_is_refused_are_compared(tmp_path: Path) -> None:
    root = project(MINIMAL, tmp_path)
    verified(root)
    write(root, "content/news/broken.en.md", BROKEN)

    report = verified(root)

    assert not report.is_published
    assert report.differences == ()


def test_what_a_stranger_does_to_the_site_meanwhile_is_found(tmp_path: Path) -> None:
    root = project(MINIMAL, tmp_path)
    verified(root)

    class Stranger:
        """Goes to work as soon as the site is to be made again."""

        def __init__(self) -> None:
            self.begun: list[str] = []

        def begin(self, phase: str, total: int = 0) -> None:
            self.begun.append(phase)
            if phase == "compare":
                (root / "output" / PAGE).unlink()
                write(root, "output/stranger.txt", b"stranger")

        def expect(self, count: int) -> None: ...

        def advance(self, count: int) -> None: ...

    report = build(Order(root, root / "output", AS_OF, is_verified=True), Stranger())

    assert report.differences == (
        Difference(PAGE, wanted=""),
        Difference("stranger.txt", found=""),
    )
