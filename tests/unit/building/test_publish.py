"""The site takes its place whole, or not at all."""

import errno
import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.building.publish import Output, output_problems, publish
from tests.support.project import tree, write
from tests.support.rights import without_override

MARKER = Output(".vestnik", b"ours")
OLD = (MARKER, Output("index.html", b"old"), Output("gone/index.html", b"gone"))
NEW = (MARKER, Output("index.html", b"new"), Output("deep/er/index.html", b"deep"))

REPOSITORY = Path(__file__).parents[3]


def bytes_of(outputs: tuple[Output, ...]) -> dict[str, bytes]:
    return {one.file: one.content for one in outputs if isinstance(one.content, bytes)}


def litter(root: Path) -> list[str]:
    """What a build left beside the output."""
    return [path for path in tree(root) if not path.startswith("output/")]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site whose old output is published."""
    publish(tmp_path, tmp_path / "output", OLD)
    return tmp_path


def problems(root: Path, output: Path) -> list[str]:
    return [one.code for one in output_problems(root, output)]


def test_output_is_what_is_published_and_nothing_else(root: Path) -> None:
    publish(root, root / "output", NEW)

    assert tree(root / "output") == bytes_of(NEW)
    assert litter(root) == []


def test_file_is_copied_by_its_path(root: Path) -> None:
    photo = write(root, "content/photos/hall.jpg", b"photo")

    publish(root, root / "output", (MARKER, Output("media/photos/hall.jpg", photo)))

    assert tree(root / "output")["media/photos/hall.jpg"] == b"photo"


def test_output_may_lie_in_folders_that_are_not_there_yet(tmp_path: Path) -> None:
    root = tmp_path / "site"
    root.mkdir()

    publish(root, tmp_path / "public/html/site", NEW)

    assert tree(tmp_path / "public/html/site") == bytes_of(NEW)


def test_path_that_leads_out_of_the_output_is_refused(root: Path) -> None:
    with pytest.raises(ValueError, match="leads out"):
        publish(root, root / "output", (MARKER, Output("../pwned", b"x")))

    assert tree(root / "output") == bytes_of(OLD)
    assert litter(root) == []


def test_source_that_is_gone_leaves_the_old_site(root: Path) -> None:
    with pytest.raises(FileNotFoundError):
        publish(root, root / "output", (*NEW, Output("lost.jpg", root / "lost.jpg")))

    assert tree(root / "output") == bytes_of(OLD)
    assert litter(root) == []


def test_interruption_leaves_the_old_site(root: Path) -> None:
    def outputs() -> Iterator[Output]:
        yield from NEW
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        publish(root, root / "output", outputs())

    assert tree(root / "output") == bytes_of(OLD)
    assert litter(root) == []


def test_disk_that_is_full_leaves_the_old_site(root: Path) -> None:
    """A child may write no file over 64 KB: the system's own refusal, in the middle of a build."""
    script = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from generator.building.publish import Output, publish\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, (65536, {resource.RLIM_INFINITY}))\n"
        "root = Path(sys.argv[1])\n"
        "large = Output('b.html', b'b' * 99999)\n"
        "files = [Output('.vestnik', b''), Output('a.html', b'a'), large]\n"
        "try:\n"
        "    publish(root, root / 'output', files)\n"
        "except OSError as error:\n"
        "    sys.exit(error.errno)\n"
    )

    child = subprocess.run([sys.executable, "-c", script, root], check=False, cwd=REPOSITORY)

    assert child.returncode == errno.EFBIG
    assert tree(root / "output") == bytes_of(OLD)
    assert litter(root) == []


def test_folder_that_may_not_be_written_leaves_the_old_site(root: Path) -> None:
    (root / ".vestnik").chmod(0o500)
    root.chmod(0o500)

    with without_override(), pytest.raises(PermissionError):
        publish(root, root / "output", NEW)
    root.chmod(0o700)
    (root / ".vestnik").chmod(0o700)

    assert tree(root / "output") == bytes_of(OLD)


def test_output_that_is_a_link_is_replaced_where_it_leads(tmp_path: Path) -> None:
    root, target = tmp_path / "site", tmp_path / "www"
    root.mkdir()
    publish(root, target, OLD)
    (root / "output").symlink_to(target)

    publish(root, root / "output", NEW)

    assert (root / "output").is_symlink()
    assert tree(target) == bytes_of(NEW)


def test_build_that_was_killed_between_the_renames_loses_nothing(root: Path) -> None:
    (root / "output").rename(root / ".vestnik/old")

    with pytest.raises(FileNotFoundError):
        publish(root, root / "output", (*NEW, Output("lost.jpg", root / "lost.jpg")))

    assert tree(root / "output") == bytes_of(OLD)


def test_leftovers_of_a_killed_build_are_not_published(root: Path) -> None:
    write(root, ".vestnik/next/half.html", b"half")

    publish(root, root / "output", NEW)

    assert tree(root / "output") == bytes_of(NEW)


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Path]:
    """A folder on another file system."""
    candidates = (Path("/dev/shm"), Path("/run"), Path("/var/tmp"), Path.home())
    others = [
        one
        for one in candidates
        if one.is_dir() and os.access(one, os.W_OK) and one.stat().st_dev != tmp_path.stat().st_dev
    ]
    assert others, "all folders of this machine lie on one file system"
    folder = others[0] / f"vestnik-{os.getpid()}"
    folder.mkdir()
    yield folder
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    folder.rmdir()


def test_output_may_lie_on_another_file_system(tmp_path: Path, elsewhere: Path) -> None:
    publish(tmp_path, elsewhere / "site", OLD)
    publish(tmp_path, elsewhere / "site", NEW)

    assert tree(elsewhere / "site") == bytes_of(NEW)
    assert {path.split("/")[0] for path in tree(elsewhere)} == {"site"}


def test_empty_folder_and_our_own_may_be_replaced(root: Path) -> None:
    write(root, "empty/.gitignore", b"*\n")
    (root / "void").mkdir()

    assert [problems(root, root / name) for name in ("output", "empty", "void", "missing")] == [
        [],
        [],
        [],
        [],
    ]


def test_n03_folder_of_somebody_else_is_not_replaced(root: Path) -> None:
    write(root, "papers/thesis.txt", b"mine")

    assert problems(root, root / "papers") == ["output-foreign"]


def test_n03_another_site_is_not_replaced_though_it_has_a_folder_of_our_name(
    root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("other")
    write(other, "content/news/x.ru.md", b"mine")
    publish(other, other / "output", OLD)

    assert problems(root, other) == ["output-foreign"]


def test_n03_file_is_not_replaced(root: Path) -> None:
    write(root, "notes", b"mine")

    assert problems(root, root / "notes") == ["output-not-folder"]


@pytest.mark.parametrize(
    "output",
    [
        ".", "..", "/", "content", "content/static/site", "templates", "templates/assets",
        ".vestnik", ".vestnik/next", "output/../content",
    ],
)  # fmt: skip
def test_n06_output_never_covers_what_the_site_is_made_of(root: Path, output: str) -> None:
    write(root, "content/news/x.ru.md", b"text")

    assert problems(root, root / output) == ["output-forbidden"]


def test_n06_output_is_never_the_home_folder(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = root / "output"
    monkeypatch.setenv("HOME", str(home))

    assert problems(root / "site", home) == ["output-forbidden"]


def test_n06_link_to_the_content_is_the_content(root: Path) -> None:
    write(root, "content/news/x.ru.md", b"text")
    (root / "public").symlink_to("content")

    assert problems(root, root / "public") == ["output-forbidden"]


def test_user_without_a_home_may_publish(root: Path) -> None:
    script = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from generator.building.publish import output_problems\n"
        "os.environ.pop('HOME', None)\n"
        "if os.geteuid() == 0:\n"
        "    os.setuid(54321)\n"
        "sys.exit(len(output_problems(Path('/nowhere'), Path('/nowhere/output'))))\n"
    )

    child = subprocess.run([sys.executable, "-c", script], check=False, cwd=REPOSITORY)

    assert child.returncode == 0
