"""The same sources give the same bytes, wherever, whenever and by whomever they are built."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from random import Random
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.linking import link
from generator.values import replace
from tests.golden.sites import read_site
from tests.support.project import built, tree

ROOT = Path(__file__).resolve().parents[2]
FULL = ROOT / "tests" / "golden" / "full"
T = TypeVar("T")

AS_OF = datetime.fromisoformat("2024-06-01T12:00+03:00")

SITES = {"demo": ROOT, "full": FULL}


@pytest.fixture(scope="module", params=SITES)
def sources(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of a site's sources."""
    return _copied(SITES[request.param], tmp_path_factory.mktemp(request.param) / "site")


@pytest.fixture(scope="module")
def once(sources: Path) -> Mapping[str, bytes]:
    """What the site gives, here and now."""
    return built_elsewhere(sources, {})


ENVIRONMENTS = {
    "time zone and hash seed": {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1"},
    "locale": {"LANG": "tr_TR.UTF-8", "LC_ALL": "C", "PYTHONHASHSEED": "4242", "PYTHONUTF8": "0"},
    "moment of the environment": {"SOURCE_DATE_EPOCH": "4102444800", "TZ": "America/Caracas"},
}


@pytest.mark.parametrize("name", ENVIRONMENTS)
def test_the_environment_does_not_show(name: str, sources: Path, once: Mapping[str, bytes]) -> None:
    assert once == built_elsewhere(sources, ENVIRONMENTS[name])


def test_the_place_does_not_show(sources: Path, once: Mapping[str, bytes], tmp_path: Path) -> None:
    elsewhere = _copied(sources, tmp_path / "другое место" / "x" / "site")

    assert once == built_elsewhere(elsewhere, {})


def test_the_order_of_folders_does_not_show(
    sources: Path, once: Mapping[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "scandir", _reordering(os.scandir))

    assert once == _built_here(sources, tmp_path / "output")


def test_a_second_build_gives_the_same(
    sources: Path, once: Mapping[str, bytes], tmp_path: Path
) -> None:
    _built_here(sources, tmp_path / "output")

    assert once == _built_here(sources, tmp_path / "output")


def test_the_age_of_files_does_not_show(
    sources: Path, once: Mapping[str, bytes], tmp_path: Path
) -> None:
    elsewhere = _copied(sources, tmp_path / "site")
    for file in elsewhere.rglob("*"):
        os.utime(file, (1, 1))

    assert once == _built_here(elsewhere, tmp_path / "output")


CONFIG, READ = read_site(FULL)
LINKED = link(READ, CONFIG)


@settings(max_examples=15, deadline=None)
@given(st.randoms(use_true_random=False))
def test_linking_does_not_depend_on_the_order_of_what_was_read(random: Random) -> None:
    read = replace(
        READ,
        articles=_shuffled(READ.articles, random),
        texts=_shuffled(READ.texts, random),
        entries=_shuffled(READ.entries, random),
        files=_shuffled(READ.files, random),
    )

    assert link(read, CONFIG) == LINKED


def _shuffled(values: tuple[T, ...], random: Random) -> tuple[T, ...]:
    return tuple(random.sample(values, len(values)))


def built_elsewhere(root: Path, environment: Mapping[str, str]) -> Mapping[str, bytes]:
    """What another process gives, in another environment."""
    output = root.parent / "elsewhere"
    command = [sys.executable, "-m", "generator", "build", "--as-of", AS_OF.isoformat()]
    plain = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "HOME": str(root.parent)}
    subprocess.run(
        [*command, "--site", str(root), "--output", str(output)],
        env={**plain, **environment}, cwd=root.parent, check=True, capture_output=True,
    )  # fmt: skip
    return tree(output)


def _built_here(root: Path, output: Path) -> Mapping[str, bytes]:
    report = built(root, output=output, as_of=AS_OF)
    assert report.is_published
    return tree(output)


def _copied(source: Path, target: Path) -> Path:
    target.mkdir(parents=True)
    shutil.copy(source / "config.yaml", target)
    shutil.copytree(source / "content", target / "content")
    return target


class _Reordered:
    """A folder's listing in an order that no file system has."""

    def __init__(self, listing: Iterable["os.DirEntry[str]"]) -> None:
        entries = sorted(listing, key=lambda entry: entry.name[::-1], reverse=True)
        self._entries = iter(entries)

    def __enter__(self) -> "_Reordered":
        return self

    def __iter__(self) -> "_Reordered":
        return self

    def __next__(self) -> "os.DirEntry[str]":
        return next(self._entries)

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._entries = iter(())


def _reordering(
    scandir: Callable[..., AbstractContextManager[Iterable["os.DirEntry[str]"]]],
) -> Callable[..., _Reordered]:
    def reordered(path: str = ".") -> _Reordered:
        with scandir(path) as listing:
            return _Reordered(listing)

    return reordered
