"""D01, D02, D05: disks that are full, closed, in layers, or not where one thinks.

Where the system lets nobody mount anything, a limit on the size of files stands in for the full
disk, and the doubles of `disks` for the others.
"""

import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.mounted import CASES, may_mount, run

REPOSITORY = Path(__file__).parents[2]

LIMITED = f"""\
import errno, resource, signal, sys
from pathlib import Path
from generator.building.publish import Output, publish
from tests.faults.disks import site, bytes_of
from tests.support.project import tree

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
root = Path(sys.argv[1])
old = site(index="old", gone="gone")
publish(root, root / "output", old)
resource.setrlimit(resource.RLIMIT_FSIZE, (65536, {resource.RLIM_INFINITY}))
try:
    publish(root, root / "output", (*site(index="new"), Output("large.html", b"x" * 99_999)))
except OSError as error:
    assert error.errno == errno.EFBIG, error
    assert error.filename.endswith("large.html"), error
else:
    sys.exit("nothing was refused")
assert tree(root / "output") == bytes_of(old)
assert set(tree(root / ".vestnik/spare")) <= set((".vestnik", "gone.html"))
"""


def test_d03_limit_on_the_size_of_files_leaves_the_old_site_and_nothing_new(tmp_path: Path) -> None:
    child = subprocess.run(
        [sys.executable, "-c", LIMITED, tmp_path],
        check=False, capture_output=True, text=True, cwd=REPOSITORY,
    )  # fmt: skip

    assert (child.returncode, child.stderr) == (0, "")


@pytest.mark.parametrize("case", CASES)
def test_d01_d02_d05_disk_that_was_mounted(case: str, tmp_path: Path) -> None:
    if not may_mount():
        test_d03_limit_on_the_size_of_files_leaves_the_old_site_and_nothing_new(tmp_path)
        return

    done = run(case, tmp_path)

    assert (done.returncode, done.stderr) == (0, "")
