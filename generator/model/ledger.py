"""Which addresses has the site ever had?

The ledger `content/addresses.txt` says it: one address a line, sorted, without base path and not
escaped, so that neither a new host nor another way of writing addresses changes a line. It is
committed beside the texts: what was published once can only be known from outside the site as it
is. Builds add to it when they are told to, and never take a line away; an editor does, where
readers may lose an address.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

LEDGER = "content/addresses.txt"
"""Where it lies, from the site's root."""


def ledger_lines(text: str) -> Iterator[tuple[int, str]]:
    """What a ledger says, each with the number of its line."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield number, line.strip()


def with_addresses(text: str, addresses: Iterable[str]) -> str:
    """The ledger with more addresses; whatever else it says stays in it."""
    said = {line for _, line in ledger_lines(text)}
    return "".join(f"{line}\n" for line in sorted(said.union(addresses)))


def is_recorded(address: str) -> bool:
    """Whether an address is one that readers keep: a page's, the first one of a list.

    How many pages a list has changes with every story and with `page_size`; nobody keeps a link to
    what stood on the third one, and its end going away is no loss. Files for machines are asked for
    by what links to them.
    """
    return address.endswith("/") and not _LATER_PAGE.search(address)


def is_address(line: str) -> bool:
    """Whether a line says an address at all, and not what a merge left."""
    return line.startswith("/") and not _BLANK.search(line)


_LATER_PAGE = re.compile(r"/page/\d+/$")
_BLANK = re.compile(r"\s")
