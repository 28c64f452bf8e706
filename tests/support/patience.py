"""How long do tests wait for what comes as soon as the machine can?

Nobody waits as long where all is well, and where it is not, a test fails in the end. How fast
something is, a benchmark says: no test fails because a machine is slow.
"""

PATIENCE_S = 120.0
"""For what a program does: many times what it takes beside others on two busy cores."""

LONG_S = 10.0
"""For what is to end at once: who takes longer waits for somebody who may never come."""
