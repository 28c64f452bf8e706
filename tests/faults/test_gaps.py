"""K02: where two trees cannot be exchanged at once, every command first closes the gap between."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path

import click
import pytest

from generator.building.publish import publish
from generator.cli import options
from generator.cli.commands import vestnik
from tests.cli.newsroom import NEWSROOM, run
from tests.faults.disks import FailingDisk, KilledError, bytes_of, site, without_exchange
from tests.support.project import project, tree

OLD = site(index="old")
NEW = site(index="new")


@pytest.fixture
def away(tmp_path: Path) -> Path:
    """A newsroom whose last build was killed at the moment in which there was no site."""
    root, at = tmp_path / "site", 0
    while not root.exists() or (root / "output").exists():
        shutil.rmtree(root, ignore_errors=True)
        project(NEWSROOM, root)
        publish(root, root / "output", OLD)
        with pytest.raises(KilledError):
            publish(root, root / "output", NEW, FailingDisk(without_exchange(errno.EINVAL), at))
        at += 1
    return root


@pytest.mark.parametrize("command", ["status", "check", "new place"])
def test_the_site_is_back_before_a_command_begins(command: str, away: Path) -> None:
    run(*command.split(), "--site", away)

    assert tree(away / "output") == bytes_of(OLD)


def _commands(group: click.Group) -> list[click.Command]:
    found = list(group.commands.values())
    return found + [
        one for inner in found if isinstance(inner, click.Group) for one in _commands(inner)
    ]


@pytest.mark.parametrize("command", _commands(vestnik), ids=lambda one: str(one.name))
def test_every_command_that_works_on_a_site_closes_the_gap(command: click.Command) -> None:
    closing = options.site(click.command()(lambda: None)).params[0].callback

    assert all(one.callback is closing for one in command.params if one.name == "root")
