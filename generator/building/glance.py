"""Is anything otherwise than when the site was last built?

In go the order and what lies on the disk, by stat alone; out comes the digest of all of it, and the
report of the build that saw the same. This is the shortest way through a build: nothing is opened
but what remembers, and none of the stages is even imported. It is taken only where nothing can have
escaped it: each file is the one that it was, by inode and times, and was at rest when it was looked
at; the output is as it was left; and no text appears or expires between then and now.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from datetime import datetime

from generator.building.cache import Cache
from generator.building.findings import Finding
from generator.building.layout import CONFIG, CONTENT
from generator.building.manifests import TICK_NS, Manifest, read_manifest, signature_of
from generator.building.orders import BuildReport, Order
from generator.building.publish import Publication
from generator.building.recollections import recalled, remember
from generator.building.trees import Tree, inode_of, look
from generator.digests import digest
from generator.model.ledger import LEDGER
from generator.packing import packed
from generator.values import Value


class Memory(Value, frozen=True):
    """A build that was published, as far as the next one reports the same."""

    inputs: bytes
    output: bytes
    since: datetime
    until: datetime
    """It holds from the first moment on and before the second."""
    findings: tuple[Finding, ...]
    story_count: int
    page_count: int
    file_count: int
    base_path: str


@dataclass(frozen=True, slots=True)
class Glance:
    """What lies on the disk: the digest of the signatures of everything that a build takes in."""

    inputs: bytes
    is_at_rest: bool
    """Whether a file that changes from now on is sure to show it."""
    content: Tree
    """What lies in `content/`."""


def glance(order: Order, publication: Publication) -> Glance:
    """What lies on the disk before a build."""
    content, *others = (look(folder.resolve()) for folder in order.folders)
    trees = [_without_ledger(content), *others]
    config = signature_of((order.root / CONFIG).stat())
    newest = max(config.changed_ns, *(_newest(tree) for tree in trees))
    inputs = digest(packed(config), *(_listing(tree) for tree in trees))
    return Glance(inputs, newest < publication.moment_ns - TICK_NS, content)


def recalled_report(
    order: Order, seen: Glance, publication: Publication, cache: Cache
) -> BuildReport | None:
    """The report of the build that saw the same, if its site is still there as it left it."""
    known = recalled(cache, _ROOM, _key(order), Memory)
    if known is None or known.inputs != seen.inputs or not known.since <= order.as_of < known.until:
        return None
    left_as = _tree(publication, publication.manifest)
    if not publication.live.is_recalled or known.output != left_as:
        return None
    return BuildReport(
        known.findings,
        is_published=True,
        story_count=known.story_count,
        page_count=known.page_count,
        file_count=known.file_count,
        files=publication.standing.keys(),
        base_path=known.base_path,
    )


def keep_report(
    order: Order,
    seen: Glance,
    report: BuildReport,
    holds: tuple[datetime, datetime],
    publication: Publication,
    cache: Cache,
) -> None:
    """Remember a build that was published."""
    if not seen.is_at_rest:
        return
    memory = Memory(
        seen.inputs,
        _tree(publication, read_manifest(publication.place.manifest)),
        *holds,
        report.findings,
        report.story_count,
        report.page_count,
        report.file_count,
        report.base_path,
    )
    remember(cache, _ROOM, _key(order), memory)
    cache.age(_ROOM)


_ROOM = "builds"


def _key(order: Order) -> bytes:
    wishes = (order.url or "", order.is_strict, order.allows_empty, order.is_preview)
    return digest(order.place, packed(wishes))


def _tree(publication: Publication, manifest: Manifest) -> bytes:
    """The digest of what a manifest says of the output."""
    inode = inode_of(publication.place.target)
    return b"" if inode is None else digest(manifest.parts.get(inode, b""))


def _without_ledger(content: Tree) -> Tree:
    """What lies in `content/` less what no build takes in, and builds write themselves."""
    files = dict(content.files)
    files.pop(LEDGER.removeprefix(f"{CONTENT}/"), None)
    return replace(content, files=files)


def _newest(tree: Tree) -> int:
    return max((signature.changed_ns for signature in tree.files.values()), default=0)


def _listing(tree: Tree) -> bytes:
    """All names in a tree, as the disk has them, with the signatures or kinds of what they name."""
    names = (sorted(tree.files), sorted(tree.folders), sorted(tree.odd))
    signatures = [tree.files[path] for path in names[0]]
    kinds = [tree.odd[path] for path in names[2]]
    return packed((signatures, kinds, *(os.fsencode("\0".join(paths)) for paths in names)))
