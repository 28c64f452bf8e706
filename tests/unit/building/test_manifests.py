"""What is remembered of the trees, and what becomes of it when it is damaged."""

from pathlib import Path

import pytest

from generator.building.manifests import (
    Record,
    Records,
    Signature,
    manifest_bytes,
    manifest_line,
    read_manifest,
)
from tests.support.project import write

RECORDS: Records = {
    "index.html": Record("aa", Signature(1, 2, 3, 4)),
    "media/йод.jpg": Record("bb", Signature(5, 6, 7, 8), Signature(9, 10, 11, 12)),
}
WHOLE = manifest_bytes([manifest_line(17, RECORDS), manifest_line(4, {})])


def recalled(folder: Path, data: bytes) -> Records:
    return read_manifest(write(folder, "manifest", data)).records(17)


def test_trees_are_remembered_by_their_folder(tmp_path: Path) -> None:
    manifest = read_manifest(write(tmp_path, "manifest", WHOLE))

    assert manifest.records(17) == RECORDS
    assert manifest.records(4) == {}
    assert manifest.records(5) == {}


def test_h01_manifest_cut_at_any_length_tells_nothing_wrong(tmp_path: Path) -> None:
    told = {len(recalled(tmp_path, WHOLE[:length])) for length in range(len(WHOLE))}

    assert told == {0, len(RECORDS)}


def test_h01_no_flipped_bit_changes_what_is_remembered(tmp_path: Path) -> None:
    for at in range(len(WHOLE)):
        for bit in range(8):
            damaged = bytes((*WHOLE[:at], WHOLE[at] ^ 1 << bit, *WHOLE[at + 1 :]))
            assert recalled(tmp_path, damaged) in (RECORDS, {})


@pytest.mark.parametrize(
    "data", [b"", b"\0" * 99, b"{}", b"[]", b"null", "вести".encode(), b"vestnik manifest 0\n"]
)
def test_h01_garbage_is_no_manifest(data: bytes, tmp_path: Path) -> None:
    assert recalled(tmp_path, data) == {}


def test_line_of_one_tree_is_not_taken_for_another_s(tmp_path: Path) -> None:
    moved = WHOLE.replace(b"\n17 ", b"\n18 ")

    assert read_manifest(write(tmp_path, "manifest", moved)).records(18) == {}


def test_missing_manifest_and_one_that_is_a_folder_are_empty(tmp_path: Path) -> None:
    assert read_manifest(tmp_path / "missing").records(17) == {}
    assert read_manifest(tmp_path).records(17) == {}


def test_file_that_changed_as_the_manifest_was_written_is_not_trusted(tmp_path: Path) -> None:
    """Git's rule for racy files: a second change within a tick of the clock would not show."""
    manifest = read_manifest(write(tmp_path, "manifest", b""))
    late = Record("aa", Signature(1, 2, 3, manifest.written_ns))
    early = Record("bb", Signature(1, 2, 3, 4))
    file = write(tmp_path, "manifest", manifest_bytes([manifest_line(1, {"a": late, "b": early})]))
    recalled_now = read_manifest(file)

    expected = {"b": early} if recalled_now.written_ns <= late.signature.ctime_ns else {
        "a": late, "b": early
    }  # fmt: skip
    assert recalled_now.records(1) == expected
