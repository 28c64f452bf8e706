"""Do links to other hosts lead anywhere? Asked politely, and only when somebody wants to know.

In go addresses and manners; out come the answers of their hosts, and findings where something is
wrong. It talks to the network, so that it is no stage and no part of a build: the same question may
have another answer tomorrow. What was answered is for the caller to remember.
"""

from generator.probing.answers import Answer, Outcome
from generator.probing.findings import outside_findings
from generator.probing.manners import Manners
from generator.probing.rounds import probe

__all__ = ["Answer", "Manners", "Outcome", "outside_findings", "probe"]
