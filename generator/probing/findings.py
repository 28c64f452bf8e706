"""What is there to say of links, after their hosts were asked?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from http import HTTPStatus
from urllib.parse import urldefrag, urlsplit

from generator.diagnostics import Diagnostic, diagnostic
from generator.model.outside import OutsideLink
from generator.probing.answers import Answer, Outcome

Asked = tuple[OutsideLink, Answer]


def outside_findings(links: Iterable[Asked]) -> Iterator[Diagnostic]:
    """The findings, each at its link; nothing of those that lead where they say.

    Of a host that rests there is one, at the first of its links.
    """
    resting: defaultdict[str, list[OutsideLink]] = defaultdict(list)
    for link, answer in links:
        code = _CODES.get(answer.outcome)
        if answer.outcome is Outcome.RESTING:
            resting[urlsplit(answer.address or link.url).hostname or ""].append(link)
        elif code:
            yield _finding(code, link, answer)
    for host, waiting in resting.items():
        count = len({urldefrag(link.url).url for link in waiting})
        yield diagnostic("outside-resting", waiting[0].position, host=host, count=count)


def _finding(code: str, link: OutsideLink, answer: Answer) -> Diagnostic:
    is_led_on = answer.address and answer.outcome is not Outcome.MOVED
    return diagnostic(
        code,
        link.position,
        url=f"{link.url} → {answer.address}" if is_led_on else link.url,
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
    Outcome.ASTRAY: "outside-astray",
    Outcome.PRIVATE: "outside-private",
}


def _worded(status: int) -> str:
    """A status as hosts themselves word it: `404 Not Found`."""
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)
