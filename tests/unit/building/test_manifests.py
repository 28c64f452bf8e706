"""What is remembered of the trees, and what becomes of it when it is damaged."""

from pathlib import Path

import pytest

from generator.building.manifests import (
    NOTHING,
    Memory,
    Record,
    Signature,
    Stamp,
    manifest_bytes,
    manifest_part,
    read_manifest,
)
from tests.support.project import write

MEMORY = Memory(
    {
        "index.html": Record("aa", Signature(1, 2, 3, 4)),
        "media/йод.jpg": Record("bb", Signature(5, 6, 7, 8), Signature(9, 10, 11, 12)),
    },
    {"": Stamp(13, 14), "media": Stamp(15, 16)},
)
WHOLE = manifest_bytes({17: manifest_part(17, MEMORY), 4: manifest_part(4, NOTHING)})


def recalled(folder: Path, data: bytes) -> Memory:
    return read_manifest(write(folder, "manifest", data)).recall(17)


def test_trees_are_remembered_by_their_folder(tmp_path: Path) -> None:
    manifest = read_manifest(write(tmp_path, "manifest", WHOLE))

    assert manifest.recall(17) == MEMORY
    assert manifest.recall(4) == NOTHING
    assert manifest.recall(5) == NOTHING
    assert manifest.recall(None) == NOTHING


def test_h01_manifest_cut_at_any_length_tells_nothing_wrong(tmp_path: Path) -> None:
    for length in range(len(WHOLE)):
        assert recalled(tmp_path, WHOLE[:length]) == NOTHING


def test_h01_no_flipped_bit_changes_what_is_remembered(tmp_path: Path) -> None:
    for at in range(len(WHOLE)):
        for bit in range(8):
            damaged = bytes((*WHOLE[:at], WHOLE[at] ^ 1 << bit, *WHOLE[at + 1 :]))
            assert recalled(tmp_path, damaged) in (MEMORY, NOTHING)


@pytest.mark.parametrize(
    "data",
    [
        b"", b"\0" * 99, b"{}", b"[]", b"null", "вести".encode(), b"vestnik manifest 1\n",
        manifest_bytes({17: b""}), manifest_bytes({17: b"\x90" * 40}), b"\x91" * 5000,
    ],
)  # fmt: skip
def test_h01_garbage_is_no_manifest(data: bytes, tmp_path: Path) -> None:
    assert recalled(tmp_path, data) == NOTHING


def test_part_of_one_tree_is_not_taken_for_another_s(tmp_path: Path) -> None:
    moved = manifest_bytes({18: manifest_part(17, MEMORY)})

    assert read_manifest(write(tmp_path, "manifest", moved)).recall(18) == NOTHING


def test_missing_manifest_and_one_that_is_a_folder_are_empty(tmp_path: Path) -> None:
    assert read_manifest(tmp_path / "missing").recall(17) == NOTHING
    assert read_manifest(tmp_path).recall(17) == NOTHING


def test_what_changed_as_the_manifest_was_written_is_not_trusted(tmp_path: Path) -> None:
    """Git's rule for racy files: a second change within a tick of the clock would not show."""
    late_ns = 2**62
    late = Record("aa", Signature(1, 2, 3, late_ns))
    early = Record("bb", Signature(1, 2, 3, 4))
    folders = {"": Stamp(1, 2), "late": Stamp(3, late_ns)}
    part = manifest_part(17, Memory({"a": late, "b": early}, folders))

    found = recalled(tmp_path, manifest_bytes({17: part}))

    assert found.records.keys() == {"a", "b"}
    assert found.records["b"] == early
    assert found.records["a"].signature != late.signature
    assert found.folders.keys() == {"", "late"}
    assert found.folders[""] == Stamp(1, 2)
    assert found.folders["late"] != folders["late"]
