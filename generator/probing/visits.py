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
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from math import inf
from urllib.parse import urljoin, urlsplit

from generator.probing.answers import Answer, Outcome
from generator.probing.hosts import PrivateHostError
from generator.probing.manners import Manners
from generator.probing.requests import Reply
from generator.values import replace

Ask = Callable[[str, str], Reply]
"""Asks for an address by a method, when it is the host's turn."""

Wait = Callable[[float], object]
"""Lets so many seconds pass."""


class RestingHostError(Exception):
    """The host has asked to be left alone."""


def visit(url: str, ask: Ask, wait: Wait, manners: Manners) -> Answer:
    """What becomes of a question for an address, at the end of all redirects.

    Those for good are told, as long as no other came before.
    """
    start = current = _without_anchor(url)
    moved, is_lasting, seen = "", True, set[str]()
    while current not in seen and len(seen) <= manners.redirects:
        seen.add(current)
        said = _heard(current, ask, wait, manners)
        if isinstance(said, Answer):
            return _at_its_end(said, moved, current if current != start else "")
        is_lasting = is_lasting and said.status in _LASTING
        onward = _onward(said, current)
        moved = onward if is_lasting else moved
        current = _without_anchor(onward)
    return Answer(Outcome.LOOP)


def _without_anchor(url: str) -> str:
    return url.partition("#")[0]


def _at_its_end(answer: Answer, moved: str, end: str) -> Answer:
    """An answer with the address that goes with it."""
    if answer.is_good:
        return Answer(Outcome.MOVED, answer.status, address=moved) if moved else answer
    return replace(answer, address=end)


def _heard(url: str, ask: Ask, wait: Wait, manners: Manners) -> Reply | Answer:
    """The answer for one address, or the reply that leads on to another."""
    try:
        reply = _answered(url, ask, wait, manners)
    except RestingHostError as error:
        return Answer(Outcome.RESTING, reason=str(error))
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
    if _onward(reply, url):
        return reply
    is_resting = rest_wanted_s(reply) > manners.patience_s
    return Answer(Outcome.RESTING if is_resting else _judged(reply.status), reply.status)


def _told(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error) or type(error).__name__


_LASTING = (301, 308)
_REDIRECTS = (*_LASTING, 302, 303, 307)


def _onward(reply: Reply, current: str) -> str:
    """Where a reply leads on to; nothing where it is no redirect, or leads to no web page."""
    if reply.status not in _REDIRECTS or not reply.location:
        return ""
    try:
        onward = urljoin(current, _as_text(reply.location).strip())
        return onward if urlsplit(onward).scheme in ("http", "https") else ""
    except ValueError:
        return ""


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
        is_good = reply.status < _WRONG and not _is_astray(reply, url)
        if is_good or (method == "GET" and not is_passing):
            return reply
        wanted_s = max(rest_s, rest_wanted_s(reply)) if is_passing else 0
        if wanted_s > manners.patience_s:
            return reply
        wait(wanted_s)
    return ask(url, last)


_METHODS = ("HEAD", "GET", "GET")
"""By which methods a host is asked, as long as that helps."""

_WRONG = 400
_PASSING = (429, 500, 502, 503, 504)
"""States that may pass."""


def rest_wanted_s(reply: Reply) -> float:
    """How many seconds of rest a host in trouble wants; it may name a moment, by its own clock.

    Where it does not tell what that says, nobody knows how long it would be.
    """
    text = reply.retry_after.strip() if reply.status in _PASSING else ""
    if text.isdecimal():
        return float(text)
    wanted, now = _moment(text), _moment(reply.date)
    if wanted is None:
        return 0
    return (wanted - now).total_seconds() if now else inf


def _moment(text: str) -> datetime | None:
    try:
        return parsedate_to_datetime(text).replace(tzinfo=UTC)
    except ValueError:
        return None


def _is_astray(reply: Reply, url: str) -> bool:
    return reply.status in _REDIRECTS and not _onward(reply, url)


def _judged(status: int) -> Outcome:
    """What the last word on an address means; no redirect that leads anywhere is one."""
    if status in _REDIRECTS:
        return Outcome.ASTRAY
    if status < _WRONG:
        return Outcome.FINE
    if status in _NOTHING:
        return Outcome.MISSING
    return Outcome.FAILING if status in _TROUBLE else Outcome.CLOSED


_NOTHING = (404, 410)
_TROUBLE = range(500, 600)
"""States beyond are made up by hosts that turn programs away, such as 999."""
