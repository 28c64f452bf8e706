"""What can come of asking for an address?"""

from __future__ import annotations

from enum import StrEnum

from generator.values import Value


class Outcome(StrEnum):
    """What became of a question."""

    FINE = "fine"
    MOVED = "moved"
    """It is there, but has another address for good."""
    MISSING = "missing"
    """The host says that there is nothing."""
    CLOSED = "closed"
    """The host does not let a program in; a reader may see the page all the same."""
    FAILING = "failing"
    """The host has trouble of its own."""
    SILENT = "silent"
    """No answer came, or none that could be understood."""
    NO_HOST = "no-host"
    CERTIFICATE = "certificate"
    """The host cannot prove that it is the one that is meant."""
    LOOP = "loop"
    """It leads on and on."""
    ASTRAY = "astray"
    """It leads on to no web page."""
    RESTING = "resting"
    """The host wants to be left alone for longer than anybody waits here."""
    PRIVATE = "private"
    """It lies in a private network, and was not asked."""


class Answer(Value, frozen=True):
    """What became of the question for an address."""

    outcome: Outcome
    status: int = 0
    """The host's last word; 0 where it said none, or was not asked."""
    reason: str = ""
    """Why there is none, in the words of the system."""
    address: str = ""
    """Where it has moved to; else where the last word was said, if redirects led there."""

    @property
    def is_good(self) -> bool:
        """Whether readers get something to read."""
        return self.outcome in (Outcome.FINE, Outcome.MOVED)

    @property
    def is_asked(self) -> bool:
        """Whether the question was put, and not spared a host that rests."""
        return self.outcome is not Outcome.RESTING or self.status > 0
