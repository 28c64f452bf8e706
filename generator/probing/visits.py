"""Where does an address lead in the end?

In goes an address; out comes the answer, after all redirects and with some patience. HEAD comes
first, for it costs a host least; where it is not liked, GET has the last word. A host that is busy
or in trouble is asked again after a pause, its own where it names one (`Retry-After`, RFC 9110,
10.2.3).
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from urllib.parse import urldefrag, urljoin, urlsplit

from generator.probing.answers import Answer, Outcome
from generator.probing.hosts import PrivateHostError
from generator.probing.manners import Manners
from generator.probing.requests import Reply

Ask = Callable[[str, str], Reply]
"""Asks for an address by a method, when it is the host's turn."""

Wait = Callable[[float], object]
"""Lets so many seconds pass."""


def visit(url: str, ask: Ask, wait: Wait, manners: Manners) -> Answer:
    """What becomes of a question for an address."""
    try:
        return _followed(url, ask, wait, manners)
    except PrivateHostError as error:
        return Answer(Outcome.PRIVATE, reason=str(error))
    except ssl.SSLCertVerificationError as error:
        return Answer(Outcome.CERTIFICATE, reason=error.verify_message)
    except socket.gaierror as error:
        outcome = Outcome.SILENT if error.errno == socket.EAI_AGAIN else Outcome.NO_HOST
        return Answer(outcome, reason=error.strerror or "")
    except ValueError as error:
        return Answer(Outcome.NO_HOST, reason=str(error))
    except (OSError, HTTPException) as error:
        return Answer(Outcome.SILENT, reason=_told(error))


def _told(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error) or type(error).__name__


def _followed(url: str, ask: Ask, wait: Wait, manners: Manners) -> Answer:
    """The answer at the end of all redirects; those for good, as long as no other came before."""
    current, moved, is_lasting, seen = urldefrag(url).url, "", True, set[str]()
    while current not in seen and len(seen) <= manners.redirects:
        seen.add(current)
        reply = _answered(current, ask, wait, manners)
        onward = _onward(reply, current)
        if not onward:
            return _judged(reply, moved)
        is_lasting = is_lasting and reply.status in _LASTING
        moved = onward if is_lasting else moved
        current = urldefrag(onward).url
    return Answer(Outcome.LOOP)


_LASTING = (301, 308)
_REDIRECTS = (*_LASTING, 302, 303, 307)


def _onward(reply: Reply, current: str) -> str:
    """Where a reply leads on to; nothing where it is no redirect, or leads to no web page."""
    if reply.status not in _REDIRECTS or not reply.location:
        return ""
    onward = urljoin(current, _as_text(reply.location).strip())
    return onward if urlsplit(onward).scheme in ("http", "https") else ""


def _as_text(header: str) -> str:
    """Many hosts write UTF-8 where the protocol has no more than ASCII."""
    try:
        return header.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return header


def _answered(url: str, ask: Ask, wait: Wait, manners: Manners) -> Reply:
    """The reply for one address, when the host has had its chances."""
    *methods, last = _METHODS
    for method, rest_s in zip(methods, manners.rests_s, strict=True):
        try:
            reply = ask(url, method)
        except (TimeoutError, ConnectionError, HTTPException):
            wait(rest_s)
            continue
        is_passing = reply.status in _PASSING
        if reply.status < _WRONG or (method == "GET" and not is_passing):
            return reply
        wanted_s = max(rest_s, _asked_for(reply)) if is_passing else 0
        if wanted_s > manners.patience_s:
            return reply
        wait(wanted_s)
    return ask(url, last)


_METHODS = ("HEAD", "GET", "GET")
"""By which methods a host is asked, as long as that helps."""

_WRONG = 400
_PASSING = (429, 500, 502, 503, 504)
"""States that may pass."""


def _asked_for(reply: Reply) -> float:
    """How many seconds of rest the host wants; it may name a moment, by its own clock."""
    text = reply.retry_after.strip()
    if text.isdecimal():
        return float(text)
    try:
        return (parsedate_to_datetime(text) - parsedate_to_datetime(reply.date)).total_seconds()
    except (ValueError, TypeError):
        return 0


def _judged(reply: Reply, moved: str) -> Answer:
    if reply.status < _WRONG:
        outcome = Outcome.MOVED if moved else Outcome.FINE
        return Answer(outcome, reply.status, address=moved)
    if reply.status in _NOTHING:
        return Answer(Outcome.MISSING, reply.status)
    return Answer(Outcome.FAILING if reply.status >= _TROUBLE else Outcome.CLOSED, reply.status)


_NOTHING = (404, 410)
_TROUBLE = 500
