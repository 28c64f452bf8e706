"""What is there to say of a link, after its host was asked?"""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus

from generator.diagnostics import Diagnostic, diagnostic
from generator.model.outside import OutsideLink
from generator.probing.answers import Answer, Outcome


def outside_finding(link: OutsideLink, answer: Answer) -> Diagnostic | None:
    """The finding, at the link's place; None where it leads where it says."""
    code = _CODES.get(answer.outcome)
    if code is None:
        return None
    return diagnostic(
        code,
        link.position,
        url=link.url,
        status=_worded(answer.status),
        reason=answer.reason,
        address=answer.address,
    )


_CODES: Mapping[Outcome, str] = {
    Outcome.MOVED: "outside-moved",
    Outcome.MISSING: "outside-missing",
    Outcome.CLOSED: "outside-closed",
    Outcome.FAILING: "outside-failing",
    Outcome.SILENT: "outside-silent",
    Outcome.NO_HOST: "outside-no-host",
    Outcome.CERTIFICATE: "outside-certificate",
    Outcome.LOOP: "outside-loop",
    Outcome.PRIVATE: "outside-private",
}


def _worded(status: int) -> str:
    """A status as hosts themselves word it: `404 Not Found`."""
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)
