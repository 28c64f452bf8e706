"""Where a link leads.

In goes what an editor wrote between the brackets, decoded; out comes the text, record, file, place
or address that it means. A path from `/` that is no static file is an address of this site:
planning alone knows whether it exists.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from generator.diagnostics import Position, Reported, diagnostic, nearest
from generator.linking.anchors import Face
from generator.linking.files import find_file
from generator.linking.known import Known
from generator.linking.paths import STATIC, path_of
from generator.model.site import (
    AddressTarget,
    AnchorTarget,
    FileTarget,
    LinkTarget,
    MissingTarget,
    RecordTarget,
    TextTarget,
    WebTarget,
)
from generator.model.texts import LinkHole, Registry
from generator.values import replace

RECORD_SCHEMES: Mapping[str, Registry] = {"partner": "partners", "visit": "visits"}
"""`partner:etri` and the like: a record's page."""

WEB_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
"""What leads outside."""

CHROME_PREFIX = "page-"
"""Ids of a page's own parts, which no text can take: only planning knows them."""


def target(hole: LinkHole, own: Face, known: Known) -> Reported[LinkTarget]:
    """Return what the link means in its own text."""
    scheme = hole.target.partition(":")[0].lower()
    if scheme in WEB_SCHEMES:
        return Reported(WebTarget(hole.target))
    record = _RECORD.fullmatch(hole.target)
    if record:
        return _record(RECORD_SCHEMES[record[1]], record[2], record[3] or "", hole, known)
    path, _, fragment = hole.target.partition("#")
    if fragment and not path:
        return _here(fragment, hole, own, known)
    if path.startswith("/"):
        return _from_root(path, fragment, hole, known)
    return _relative(path or hole.target, fragment, hole, known)


_RECORD = re.compile(rf"({'|'.join(RECORD_SCHEMES)}):([^#]+)(?:#(.*))?", re.DOTALL)


def _record(
    registry: Registry, key: str, fragment: str, hole: LinkHole, known: Known
) -> Reported[LinkTarget]:
    if not known.has(registry, key):
        return Reported(MissingTarget(), tuple(known.check(registry, key, hole.position)))
    faces = known.texts_by_record.get((registry, key), ())
    return _anchored(RecordTarget(registry, key), fragment, faces, hole.position, known)


def _here(fragment: str, hole: LinkHole, own: Face, known: Known) -> Reported[LinkTarget]:
    found = _anchored(AnchorTarget(""), fragment, (own,), hole.position, known)
    return Reported(MissingTarget(), found.diagnostics) if found.diagnostics else found


def _from_root(path: str, fragment: str, hole: LinkHole, known: Known) -> Reported[LinkTarget]:
    file = known.files.get(path_of(path, STATIC) or "")
    if file:
        return Reported(FileTarget(file.path))
    return Reported(AddressTarget(path, fragment, hole.position))


def _relative(path: str, fragment: str, hole: LinkHole, known: Known) -> Reported[LinkTarget]:
    face = known.texts.get(path_of(path, hole.position.path) or "")
    if face is None:
        found = find_file(path, hole.position, known, "link-missing-target")
        return found.map(lambda file: FileTarget(file.path) if file else MissingTarget())
    whole = face.whole
    if isinstance(whole, RecordTarget) and not known.has(whole.registry, whole.key):
        return Reported(MissingTarget())
    return _anchored(whole, fragment, (face,), hole.position, known)


def _anchored(
    whole: TextTarget | RecordTarget | AnchorTarget,
    fragment: str,
    faces: Sequence[Face],
    place: Position,
    known: Known,
) -> Reported[LinkTarget]:
    """Return the target at the anchor that the fragment means, else the target as a whole."""
    if not fragment or fragment.startswith(CHROME_PREFIX):
        return Reported(replace(whole, anchor=fragment))
    scheme = known.config.transliteration
    anchors = (face.find(fragment, scheme) for face in faces)
    anchor = next((one for one in anchors if one), None)
    if anchor:
        return Reported(replace(whole, anchor=anchor))
    if any(known.lost.has_anchors(face.path) for face in faces):
        return Reported(whole)
    suggestion = nearest(fragment, [name for face in faces for name in face.ids])
    found = diagnostic("link-missing-anchor", place, anchor=fragment, suggestion=suggestion)
    return Reported(whole, (found,))
