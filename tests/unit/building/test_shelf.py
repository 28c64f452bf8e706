"""Pages wait for the end of a build where publishing has only to move them."""

import os
import pickle
from pathlib import Path

import msgspec
import pytest

from generator.building.fsops import Disk
from generator.building.manifests import content_digest
from generator.building.parallel import WORTH, Workers, map_each
from generator.building.publish import Output, Published, hold
from generator.building.shelf import Shelf, Shelved
from tests.faults.disks import MARKER, FailingDisk, quick
from tests.support.project import tree

TEXT = "текст".encode()


def published(root: Path, disk: Disk, *texts: bytes) -> Published:
    with hold(root, root / "output", disk) as site:
        shelf = site.shelf()
        pages = [Output(f"{at}/index.html", shelf.put(text)) for at, text in enumerate(texts)]
        return site.publish((MARKER, *pages))


def test_what_is_put_on_a_shelf_can_be_taken_from_it(tmp_path: Path) -> None:
    shelved = Shelf(tmp_path).put(TEXT)

    assert (shelved.digest, shelved.size, shelved.data) == (content_digest(TEXT), len(TEXT), b"")
    assert shelved.load() == TEXT


def test_equal_bytes_lie_there_twice(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)

    assert shelf.put(TEXT).file != shelf.put(TEXT).file


def test_shelf_and_what_it_tells_can_travel(tmp_path: Path) -> None:
    shelved = pickle.loads(pickle.dumps(Shelf(tmp_path))).put(TEXT)

    assert shelved == pickle.loads(pickle.dumps(shelved))
    assert shelved == msgspec.msgpack.decode(msgspec.msgpack.encode(shelved), type=Shelved)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="functions of tests do not travel")
def test_pages_of_all_workers_come_together(tmp_path: Path) -> None:
    texts = [f"page {number}".encode() for number in range(2 * WORTH["fork"])]
    with hold(tmp_path, tmp_path / "output", Disk(quick())) as site:
        shelved = map_each(site.shelf().put, texts, Workers(2))
        assert all(isinstance(one, Shelved) and one.file for one in shelved)
        site.publish(
            Output(f"{at}.html", one) for at, one in enumerate(shelved) if isinstance(one, Shelved)
        )

    assert tree(tmp_path / "output") == {f"{at}.html": text for at, text in enumerate(texts)}


def test_where_the_shelf_cannot_be_reached_the_bytes_travel(tmp_path: Path) -> None:
    shelved = Shelf(tmp_path / "of/another/machine").put(TEXT)

    assert (shelved.file, shelved.data, shelved.load()) == ("", TEXT, TEXT)
    assert shelved.digest == content_digest(TEXT)


def test_shelved_pages_are_moved_not_written_again(tmp_path: Path) -> None:
    disk = FailingDisk()
    done = published(tmp_path, disk, TEXT, b"other")

    assert done.written == (".vestnik", "0/index.html", "1/index.html")
    assert tree(tmp_path / "output") == {
        ".vestnik": b"ours", "0/index.html": TEXT, "1/index.html": b"other"
    }  # fmt: skip
    assert disk.steps.count("create") == 5  # the marker; manifest and mark, each twice
    assert not published(tmp_path, Disk(quick()), TEXT, b"other").is_exchanged


@pytest.mark.parametrize("end", [ZeroDivisionError, KeyboardInterrupt, SystemExit])
def test_shelves_are_cleared_when_the_site_is_let_go(
    end: type[BaseException], tmp_path: Path
) -> None:
    with hold(tmp_path, tmp_path / "output") as site:
        site.shelf().put(TEXT)
    with pytest.raises(end), hold(tmp_path, tmp_path / "output") as site:
        site.shelf().put(TEXT)
        raise end

    assert {path.name for path in (tmp_path / ".vestnik").iterdir()} == {"lock"}


class KilledError(BaseException):
    """The process is gone before it could tidy up."""


def test_shelves_of_a_killed_build_are_cleared_by_the_next(tmp_path: Path) -> None:
    with pytest.raises(KilledError), hold(tmp_path, tmp_path / "output") as site:
        site.shelf().put(TEXT)
        raise KilledError
    assert len(tree(tmp_path / ".vestnik/shelves")) == 1

    with hold(tmp_path, tmp_path / "output"):
        assert {path.name for path in (tmp_path / ".vestnik").iterdir()} == {"lock"}


def test_bytes_that_travelled_are_published_as_others_are(tmp_path: Path) -> None:
    travelled = Shelf(tmp_path / "nowhere").put(TEXT)
    with hold(tmp_path, tmp_path / "output", Disk(quick())) as site:
        site.publish((MARKER, Output("index.html", travelled)))

    assert tree(tmp_path / "output")["index.html"] == TEXT
