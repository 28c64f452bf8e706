"""Which addresses had the site once, and has no more?

In goes the ledger of all that were ever recorded; out comes a finding for each that neither a page
has nor a redirect leads on from: whoever kept it finds nothing there. The finding stands in the
ledger, for there it can be accepted, by deleting the line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.checking.checked import Checked
from generator.diagnostics import Diagnostic, Position, diagnostic
from generator.model.ledger import LEDGER, is_address, ledger_lines


def vanished_addresses(checked: Checked) -> Iterator[Diagnostic]:
    """Addresses that readers lost, and lines that are none; nothing where there is no ledger.

    While a file has errors nobody knows which addresses it would have, so that none is lost yet.
    """
    heirs = _heirs(checked)
    for number, line in ledger_lines(checked.ledger or ""):
        place = Position(LEDGER, number, 1, len(line))
        if not is_address(line):
            yield diagnostic("ledger-not-address", place, line=line)
        elif line not in checked.pages and not checked.lost:
            heir = heirs.get(_kind(line))
            yield diagnostic("ledger-address-vanished", place, address=line, heir=heir)


def _heirs(checked: Checked) -> Mapping[tuple[str, str], str]:
    """The texts that may have taken an address's place: of its language, with its last part."""
    return {
        _kind(address): source
        for address, source in checked.pages.items()
        if source.endswith(".md") and address not in checked.redirects
    }


def _kind(address: str) -> tuple[str, str]:
    parts = address.strip("/").split("/")
    return parts[0], parts[-1]
