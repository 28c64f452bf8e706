"""Which records does a registry file hold?

In go the bytes of a YAML file, out comes every record in it whose key is right, without the fields
that are wrong, beside what is wrong with them.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.config import ReadingRules
from generator.diagnostics import Diagnostic, Reported, diagnostic
from generator.fields import Fields, parse
from generator.model.texts import SCHEMAS, Entry, Registry, Source
from generator.model.written import Record
from generator.reading.decoding import decode
from generator.reading.paths import classify, key_diagnostic, record_key_problem
from generator.schemas import EARLIEST_DAY, LATEST_DAY
from generator.schemas.checking import salvage

Records = Reported[tuple[Entry[Record], ...]]

STAND_INS: Mapping[str, object] = {
    "name": {},
    "title": {},
    "starts": EARLIEST_DAY,
    "ends": LATEST_DAY,
    "signed": EARLIEST_DAY,
    "parties": (),
    "lat": 0.0,
    "lon": 0.0,
}
"""What takes the place of required fields that are wrong. Dates contradict no other date: every day
lies inside a visit that lasts for ever."""


def read_registry(source: Source, rules: ReadingRules) -> Records:
    """The records of a file of one (`partners/etri.yaml`) or of many (`places.yaml`)."""
    found = classify(source.path, rules)
    assert found.registry is not None, source.path
    if found.diagnostics:
        return Reported((), found.diagnostics)
    text = decode(source, rules.max_bytes)
    if text.value is None:
        return Reported((), text.diagnostics)
    fields = parse(text.value, source.path)
    if fields.value is None:
        return Reported((), (*text.diagnostics, *fields.diagnostics))
    said = (*text.diagnostics, *fields.diagnostics)
    if found.key:
        records = _record(found.registry, found.key, fields.value, (), rules)
    else:
        records = _many(found.registry, fields.value, rules)
    return Reported(records.value, (*said, *records.diagnostics))


def _many(registry: Registry, fields: Fields, rules: ReadingRules) -> Records:
    keys = [loc[0] for loc in fields.marks.keys if len(loc) == 1]
    each = Reported.collect(_keyed(registry, str(key), fields, rules) for key in keys)
    return each.map(lambda groups: tuple(entry for group in groups for entry in group))


def _keyed(registry: Registry, key: str, fields: Fields, rules: ReadingRules) -> Records:
    """The record under one key of a file of many."""
    problem = _key_problem(key, fields)
    if problem:
        return Reported((), (problem,))
    return _record(registry, key, fields, (key,), rules)


def _key_problem(key: str, fields: Fields) -> Diagnostic | None:
    code = record_key_problem(key)
    if code:
        return key_diagnostic(code, key, fields.marks.key(key))
    if key not in fields.tree:
        return diagnostic("field-empty", fields.marks.key(key), field=key)
    return None


def _record(
    registry: Registry, key: str, fields: Fields, loc: tuple[str, ...], rules: ReadingRules
) -> Records:
    record = salvage(SCHEMAS[registry], fields, rules.languages, STAND_INS, loc)
    entry = Entry(fields.marks.path, registry, key, record.value, fields.marks, loc)
    return Reported((entry,), record.diagnostics)
