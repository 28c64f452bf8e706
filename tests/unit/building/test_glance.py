"""Whether anything is otherwise than when the site was last built."""

import os
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from generator.building import Order, build
from generator.building.progress import Phase
from tests.support.project import AS_OF, MINIMAL, project, write


class Heard:
    """Hears which phases a build had."""

    def __init__(self) -> None:
        self.phases: list[Phase] = []

    def begin(self, phase: Phase, total: int = 0) -> None:
        self.phases.append(phase)

    def expect(self, count: int) -> None: ...

    def advance(self, count: int) -> None: ...


@pytest.fixture
def order(tmp_path: Path) -> Order:
    """A site that was built from files that had been at rest."""
    root = project(MINIMAL, tmp_path)
    order = Order(root, root / "output", AS_OF)
    time.sleep(2.1)  # there is no way to make a file's ctime older than it is
    assert build(order).is_published
    return order


def phases(order: Order) -> list[Phase]:
    heard = Heard()
    assert build(order, heard).is_published
    return heard.phases


def test_a_glance_is_all_where_nothing_changed(order: Order) -> None:
    before = build(order)

    assert phases(order) == [Phase.LOOK]
    assert build(order) == replace(before, written=(), removed=(), read=(), rendered=())


@pytest.mark.parametrize(
    "path",
    ["config.yaml", "content/news/opening.ru.md", "content/new.txt", "templates/extra.html"],
)
def test_any_file_that_changed_is_a_reason_to_build(path: str, order: Order) -> None:
    file = order.root / path
    data = file.read_bytes() if file.exists() else b""
    write(order.root, path, data)

    assert Phase.PLAN in phases(order)


def test_an_output_that_is_not_as_it_was_left_is_a_reason_to_build(order: Order) -> None:
    page = order.output / "index.html"
    status = page.stat()
    page.write_bytes(page.read_bytes()[::-1])
    os.utime(page, ns=(status.st_atime_ns, status.st_mtime_ns))

    assert Phase.PUBLISH in phases(order)


def test_a_stranger_in_the_output_goes_though_its_folder_has_the_time_it_had(order: Order) -> None:
    folder, stranger = order.output / "ru", order.output / "ru/stranger.html"
    status = folder.stat()
    stranger.write_bytes(b"")
    os.utime(folder, ns=(status.st_atime_ns, status.st_mtime_ns))

    assert Phase.PUBLISH in phases(order)
    assert not stranger.exists()


def test_a_link_that_became_a_pipe_is_told_of_as_a_pipe(order: Order) -> None:
    odd = order.root / "content/news/odd.ru.md"
    odd.symlink_to("opening.ru.md")
    time.sleep(2.1)
    assert _codes(order) == _codes(order) == ["source-link"]

    odd.unlink()
    os.mkfifo(odd)

    assert _codes(order) == ["source-special"]


def _codes(order: Order) -> list[str]:
    return [finding.diagnostic.code for finding in build(order).findings]


def test_a_day_that_passes_is_a_reason_to_build(order: Order) -> None:
    assert phases(replace(order, as_of=AS_OF + timedelta(hours=5))) == [Phase.LOOK]
    assert Phase.PLAN in phases(replace(order, as_of=AS_OF + timedelta(hours=30)))


def test_another_order_is_another_build(order: Order) -> None:
    assert Phase.PLAN in phases(replace(order, url="https://elsewhere.example.org/x/"))
    assert Phase.PLAN in phases(replace(order, output=order.root / "second"))
