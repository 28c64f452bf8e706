"""Whatever stops a record, the ledger is the whole old or the whole new one."""

import errno
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from generator.building.ledger import ledger, record
from generator.building.refusals import RefusedError
from generator.model.ledger import LEDGER
from tests.faults.disks import FailingDisk, KilledError, killed, refused
from tests.support.project import write

OLD, NEW = "/old/\n", "/new/\n/old/\n"


@pytest.mark.parametrize("failure", [killed, refused(errno.ENOSPC)], ids=["killed", "full"])
@pytest.mark.parametrize("fails_at", range(5))
def test_a_ledger_is_whole_wherever_its_record_stops(
    fails_at: int, failure: Callable[[object], NoReturn], tmp_path: Path
) -> None:
    write(tmp_path, LEDGER, OLD.encode())
    write(tmp_path, "content/.addresses.txt.new", b"half of")
    disk = FailingDisk(fails_at=fails_at, failure=failure)
    try:
        record(tmp_path, ["/new/"], disk)
        assert fails_at == len(disk.steps)
    except (KilledError, RefusedError):
        assert ledger(tmp_path) == OLD

    record(tmp_path, ["/new/"], FailingDisk())
    assert ledger(tmp_path) == NEW
    assert [file.name for file in (tmp_path / "content").iterdir()] == ["addresses.txt"]
