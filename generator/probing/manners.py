"""How are hosts asked that nobody has asked to answer?"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Manners:
    """How much is asked at once, how long is waited, and who asks."""

    agent: str
    """The `User-Agent`: who asks, so that a host can tell us from others, or turn us away."""
    at_once: int = 4
    """So many hosts are asked at the same time, each for one address only."""
    pause_s: float = 1.0
    """Between two questions to one host."""
    rests_s: tuple[float, float] = (1.0, 4.0)
    """How long a host in trouble is left alone, the first time and the second."""
    timeout_s: float = 10.0
    """So long a host may say nothing."""
    deadline_s: float = 30.0
    """After that an answer has to be there, however slowly it comes."""
    patience_s: float = 60.0
    """A host that wants a longer pause than this is left alone, and asked for nothing more."""
    redirects: int = 10
    """So often an address may lead on to another."""
    asks_private: bool = False
    """Whether hosts of private networks are asked too: where links come from strangers, this would
    let them look around in the network in which the check runs."""
