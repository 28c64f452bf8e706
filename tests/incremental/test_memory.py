"""What builds remember never matters: not lost, not damaged, not old, not another generator's.

Each claim by its id in the matrix of faults. What lies in `.vestnik/` is not known here, but that
all of it is expendable.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.incremental.desk import Desk
from tests.incremental.harm import MEMORY_HARMS

REPOSITORY = Path(__file__).parents[2]
LECTURE = "content/news/2024/lecture.ru.md"
LECTURE_PAGE = "ru/news/2024/lecture/index.html"
MOMENT = ["--as-of", "2024-06-01T12:00+03:00"]


def build_elsewhere(
    desk: Desk, *paths: Path, script: str = "", arguments: tuple[str, ...] = ()
) -> None:
    """Build the site in another process, which looks for its modules in these folders first."""
    code = script or "from generator.cli import main; main()"
    known = os.pathsep.join(map(str, (*paths, REPOSITORY)))
    environment = {**os.environ, "PYTHONPATH": known, "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run(
        [sys.executable, "-c", code, *arguments, "build", *MOMENT, "--site", desk.root],
        env=environment, cwd=desk.root, check=True, capture_output=True,
    )  # fmt: skip


@pytest.mark.parametrize("harm", MEMORY_HARMS)
def test_h01_damaged_memory_costs_time_only(harm: str, desk: Desk) -> None:
    before = desk.publish()

    for number in range(4):
        MEMORY_HARMS[harm](desk.memory, number)
        desk.rewrite(LECTURE, "Было", "И было")
        after = desk.publish()
        MEMORY_HARMS[harm](desk.memory, number)
        desk.rewrite(LECTURE, "И было", "Было")

        assert "И было" in after.text(LECTURE_PAGE)
        assert before.output == desk.publish().output


@pytest.mark.parametrize("is_lost", [True, False], ids=["output lost", "output kept"])
def test_h02_memory_of_another_state_of_the_site_is_good(
    is_lost: bool, desk: Desk, tmp_path: Path
) -> None:
    desk.publish()
    shutil.copytree(desk.memory, tmp_path / "kept")
    for name in ("retitle", "delete a story", "page otherwise", "mark a template"):
        desk.edit(name)
    desk.publish()

    shutil.rmtree(desk.memory)
    shutil.copytree(tmp_path / "kept", desk.memory)
    if is_lost:
        shutil.rmtree(desk.output)

    desk.publish()


def test_h03_lost_output_comes_back_from_memory(desk: Desk) -> None:
    before = desk.publish()

    shutil.rmtree(desk.output)

    assert before.output == desk.publish().output


def test_h03_lost_memory_leaves_the_output_as_it_is(desk: Desk) -> None:
    before = desk.publish()

    shutil.rmtree(desk.memory)

    assert before.marks == desk.publish().marks


def test_h04_another_generator_is_another_memory(desk: Desk, tmp_path: Path) -> None:
    """I15, too: its own source is what a generator is known by."""
    for part in ("generator", "templates"):
        shutil.copytree(REPOSITORY / part, tmp_path / "other" / part)
    policy = tmp_path / "other/generator/policy.py"
    text = policy.read_text("utf-8")
    policy.write_text(text.replace("\"img-src 'self'\"", "\"img-src 'self' data:\""), "utf-8")
    before = desk.publish()

    build_elsewhere(desk, tmp_path / "other")
    other = (desk.output / LECTURE_PAGE).read_bytes()
    after = desk.publish()

    assert b" data:; " in other
    assert before.output == after.output


SHADOW = """\
import babel.dates

babel.__version__ = "99.0"
plain = babel.dates.format_date
babel.dates.format_date = lambda *given, **named: plain(*given, **named).replace("мая", "травня")
"""


def test_i14_another_babel_is_another_memory(desk: Desk, tmp_path: Path) -> None:
    """I15, too: the versions of libraries are what they are known by."""
    described = tmp_path / "shadow/babel-99.0.dist-info/METADATA"
    described.parent.mkdir(parents=True)
    described.write_text("Metadata-Version: 2.1\nName: babel\nVersion: 99.0\n", "utf-8")
    (tmp_path / "shadow/sitecustomize.py").write_text(SHADOW, "utf-8")
    before = desk.publish()

    build_elsewhere(desk, tmp_path / "shadow")
    other = (desk.output / LECTURE_PAGE).read_text("utf-8")
    after = desk.publish()

    assert "травня" in other
    assert before.output == after.output


def test_h05_a_folder_in_the_place_of_a_file_is_no_memory_or_is_named(desk: Desk) -> None:
    desk.publish()
    files = sorted(file for file in desk.memory.iterdir() if file.is_file())

    for file in files:
        held = file.read_bytes()
        file.unlink()
        (file / "inner").mkdir(parents=True)
        try:
            desk.publish()
        except OSError as error:
            assert file.name in str(error)
            shutil.rmtree(file)
            file.write_bytes(held)

    assert files
    desk.publish()


def test_h06_memory_of_another_place_and_machine_is_good(desk: Desk, tmp_path: Path) -> None:
    """As a server for continuous integration restores it: other inodes, other times."""
    before = desk.publish()

    shutil.copytree(desk.root, tmp_path / "elsewhere", copy_function=shutil.copyfile)
    shutil.rmtree(desk.root)
    desk.root = tmp_path / "elsewhere"
    after = desk.publish()

    assert before.output == after.output


MEDDLING = """\
import os, sys

path, new, when = sys.argv[1], sys.argv[2].encode(), sys.argv[3]
del sys.argv[1:4]
state = "waiting"

def edit():
    before = os.stat(path)
    with open(path, "r+b") as file:
        file.write(new)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

def hook(event, arguments):
    global state
    if event != "open" or state == "done":
        return
    is_read = os.path.realpath(os.fspath(arguments[0])) == path if isinstance(
        arguments[0], (str, bytes, os.PathLike)
    ) and not isinstance(arguments[0], bytes) else False
    if state == "read" or (is_read and when == "before"):
        state = "done"
        edit()
    elif is_read:
        state = "read"

path = os.path.realpath(path)
sys.addaudithook(hook)
from generator.cli import main
try:
    main()
finally:
    assert state == "done", state
"""


@pytest.mark.parametrize("when", ["before", "after"])
def test_l05_a_text_that_changes_as_it_is_read_is_read_again(when: str, desk: Desk) -> None:
    """The size and the time of the file are the same before and after."""
    desk.publish()
    desk.rewrite(LECTURE, "Было", "Есть")
    new = desk.files[LECTURE].decode().replace("Есть", "Нету")

    build_elsewhere(desk, script=MEDDLING, arguments=(str(desk.root / LECTURE), new, when))
    desk.files = {**desk.files, LECTURE: new.encode()}
    after = desk.publish()

    assert (desk.root / LECTURE).read_bytes() == new.encode()
    assert "Нету" in after.text(LECTURE_PAGE)
    assert not after.naming("Есть о чём")
