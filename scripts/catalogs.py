"""Do the theme's catalogs have every message that templates ask for?

`python scripts/catalogs.py` brings each `templates/locales/<lang>/LC_MESSAGES/messages.po` up to
date: new messages come in empty, those that nobody asks for any more leave. With `--check` it
changes nothing, prints what is missing, left over, fuzzy or of the wrong plural forms, and fails.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po, write_po

from generator.rendering.catalogs import catalog_problems

ROOT = Path(__file__).resolve().parent.parent
CATALOGS = "templates/locales/*/LC_MESSAGES/messages.po"
KEYWORDS = {
    "_": None,
    "N_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "translate": (2,),
}


def main(arguments: list[str]) -> int:
    """Update the catalogs, or check them, and return the exit code."""
    wanted = _wanted()
    paths = sorted(ROOT.glob(CATALOGS))
    if arguments == ["--check"]:
        return _report([line for path in paths for line in _faults(path, wanted)])
    if arguments:
        return _report([__doc__ or ""])
    updates = {path: _updated(path, wanted) for path in paths}
    for path, data in updates.items():
        path.write_bytes(data)
    return _report([line for path in paths for line in _faults(path, wanted)])


def _wanted() -> Catalog:
    """Return what templates and the generator's own tables ask for."""
    with (ROOT / "babel.cfg").open() as mapping:
        methods, options = parse_mapping_cfg(mapping)  # type: ignore[no-untyped-call]  # Babel leaves it untyped
    found = Catalog()
    for path, _, ids, _, context in extract_from_dir(ROOT, methods, options, KEYWORDS):
        found.add(ids, locations=[(path, 0)], context=context)
    return found


def _updated(path: Path, wanted: Catalog) -> bytes:
    """Return the catalog with all messages; its header stays as it was written, no date in it."""
    header, _, _ = path.read_bytes().partition(b"\n\n")
    catalog = read_po(BytesIO(path.read_bytes()), locale=_lang(path))
    catalog.update(wanted, no_fuzzy_matching=True)
    messages = BytesIO()
    write_po(
        messages,
        catalog,
        width=100,
        sort_output=True,
        include_lineno=False,
        omit_header=True,
        ignore_obsolete=True,
    )
    return header + b"\n\n" + messages.getvalue()


def _faults(path: Path, wanted: Catalog) -> Iterator[str]:
    """Give a line for everything that keeps the catalog from being whole."""
    data = path.read_bytes()
    name = path.relative_to(ROOT).as_posix()
    for problem in catalog_problems(data, frozenset()):
        words = problem.message.singular if problem.message else ""
        yield f"{name}:{problem.line or 1}: {problem.fault} {words} {problem.detail}".rstrip()
    present = read_po(BytesIO(data), locale=_lang(path), ignore_obsolete=True)
    yield from (f"{name}: missing {_name(message)}" for message in _absent(wanted, present))
    yield from (f"{name}: left over {_name(message)}" for message in _absent(present, wanted))


def _absent(asked: Catalog, present: Catalog) -> Iterator[Message]:
    return (one for one in asked if one.id and not present.get(one.id, one.context))


def _name(message: Message) -> str:
    words = message.id if isinstance(message.id, str) else message.id[0]
    return f"{words!r} ({message.context})" if message.context else repr(words)


def _lang(path: Path) -> str:
    return path.parent.parent.name


def _report(lines: list[str]) -> int:
    print("\n".join(lines) or "The catalogs are whole.")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
