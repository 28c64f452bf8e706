"""Do it once, for real: brings the disk to the stages and the site to the disk.

The only room that composes stages. It walks folders, reads and writes files; it decides nothing
about content.
"""

from generator.building.builds import build, check, status, why
from generator.building.engine import own_engine
from generator.building.findings import Finding
from generator.building.orders import BuildReport, Order
from generator.building.publish import recover
from generator.building.refusals import RefusedError

__all__ = [
    "BuildReport",
    "Finding",
    "Order",
    "RefusedError",
    "build",
    "check",
    "own_engine",
    "recover",
    "status",
    "why",
]
