"""Which addresses has the site ever had, as its folder says, and as it will say after this build?

In go the site's root and the addresses that were just published; out comes the ledger. It is the
one file of `content/` that a build writes, and only when it is told to.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from generator.building.fsops import Disk
from generator.building.refusals import Reason, RefusedError
from generator.model.ledger import LEDGER, is_recorded, ledger_lines, with_addresses


def ledger(root: Path) -> str | None:
    """What the ledger of a site says; None where there is none.

    A link is not followed, like all links in `content/`. Raises `OSError` where it cannot be read.
    """
    file = root / LEDGER
    if file.is_symlink() or not file.exists():
        return None
    return file.read_bytes().decode("utf-8-sig", _AS_IT_IS)


def record(root: Path, addresses: Iterable[str], disk: Disk) -> tuple[str, ...]:
    """Write the addresses of published pages into the ledger; give those that are new in it.

    Where none is, the file is left alone; else it is whole, the old or the new, at any moment.
    Raises `RefusedError` where it cannot be written: the site is published all the same.
    """
    try:
        return _recorded(root, addresses, disk)
    except OSError as error:
        cause = error.strerror or str(error)
        raise RefusedError(Reason.NOT_RECORDED, path=LEDGER, cause=cause) from error


def _recorded(root: Path, addresses: Iterable[str], disk: Disk) -> tuple[str, ...]:
    text = ledger(root) or ""
    known = {line for _, line in ledger_lines(text)}
    new = tuple(sorted(one for one in addresses if one not in known and is_recorded(one)))
    if new:
        data = with_addresses(text, new).encode("utf-8", _AS_IT_IS)
        disk.put_for_good(root / LEDGER, data)
    return new


_AS_IT_IS = "surrogateescape"
"""Bytes that are no text stay what they are: nothing is lost of a file that people keep."""
