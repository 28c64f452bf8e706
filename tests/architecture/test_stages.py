"""A stage is a function of its arguments: no file, clock, environment or printing in it."""

import ast
import sys
from collections.abc import Iterator

from tests.architecture.code import Module, at, modules
from tests.architecture.test_layers import FOUNDATIONS, STAGES, room

PURE = {
    "__future__", "base64", "collections", "dataclasses", "datetime", "difflib", "enum",
    "functools", "gettext.GNUTranslations", "gettext.NullTranslations", "hashlib", "html",
    "io.BytesIO", "itertools", "math", "pathlib.PurePosixPath", "posixpath", "re", "string",
    "struct", "tomllib", "traceback", "types", "typing", "unicodedata", "urllib.parse",
    "xml.etree", "zoneinfo",
}  # fmt: skip
"""What stages and foundations may import of the standard library; all else may look out."""

OWN_DATA = {"generator.diagnostics": "the catalogue", "generator.zones": "the time zones"}
"""Foundations that read what is installed with the package."""

WORDS = {
    "__import__", "breakpoint", "compile", "datetime.date.today", "datetime.datetime.now",
    "datetime.datetime.today", "datetime.datetime.utcnow", "eval", "exec", "globals", "input",
    "open", "print", "setattr", "vars",
    ".exists", ".is_dir", ".is_file", ".iterdir", ".mkdir", ".open", ".read_bytes", ".read_text",
    ".rglob", ".unlink", ".write_bytes", ".write_text",
}  # fmt: skip
"""Calls that look out, or make what is no longer a function of arguments."""

INNER = tuple(
    module
    for module in modules()
    if room(module.name) in {*STAGES, *FOUNDATIONS} and module.name not in OWN_DATA
)


def test_a_stage_imports_no_door_to_the_world() -> None:
    opened = {
        (module.path, name)
        for module in INNER
        for name in module.imports()
        if name.partition(".")[0] in sys.stdlib_module_names
        if not any(f"{name}.".startswith(f"{pure}.") for pure in PURE)
    }

    assert opened == set()


def test_a_stage_calls_nothing_that_looks_out() -> None:
    out = [
        f"{at(module, node)} {name}"
        for module in INNER
        for name, node in module.calls()
        if name in WORDS or f".{name.rpartition('.')[2]}" in WORDS
    ]

    assert out == []


def test_no_module_keeps_state_that_changes() -> None:
    changing = {
        (module.name, name)
        for module in modules()
        for name in (*_rebound(module), *({*_kept(module)} & {*_changed(module)}))
    }

    assert changing - OF_THE_PROCESS == set()


OF_THE_PROCESS = {("generator.building.locks", "_HELD")}
"""State that is the system's own: what this process has opened."""


def _rebound(module: Module) -> Iterator[str]:
    for node in module.nodes:
        if isinstance(node, ast.Global):
            yield from node.names


def _kept(module: Module) -> Iterator[str]:
    """The names that a module has for as long as it is there."""
    for node in module.tree.body:
        match node:
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
                yield name


def _changed(module: Module) -> Iterator[str]:
    """The names of what is changed in place."""
    for node in module.nodes:
        match node:
            case ast.Subscript(value=ast.Name(id=name), ctx=ast.Store() | ast.Del()):
                yield name
            case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr=how)) if how in CHANGERS:
                yield name


CHANGERS = {
    "add", "append", "appendleft", "clear", "discard", "extend", "insert", "pop", "popitem",
    "popleft", "remove", "reverse", "setdefault", "sort", "update",
}  # fmt: skip
"""Methods by which lists, sets and dictionaries change."""


def test_only_commands_look_at_the_clock_or_the_environment() -> None:
    looks = {
        (module.name, look)
        for module in modules()
        if not module.name.startswith("generator.cli")
        for look in (*map(module.named, module.nodes), *module.imports())
        if look in LOOKS
    }

    assert looks - ASIDE == set()


LOOKS = {
    "datetime.date.today", "datetime.datetime.now", "datetime.datetime.today",
    "datetime.datetime.utcnow", "os.environ", "os.environb", "os.getcwd", "os.getenv",
    "os.path.expanduser", "pathlib.Path.cwd", "pathlib.Path.home", "time.localtime", "time.time",
    "time.time_ns",
}  # fmt: skip

ASIDE = {
    ("generator.building.inquiries", "pathlib.Path.cwd"),
    ("generator.building.places", "pathlib.Path.home"),
}
"""What may become an argument yet."""
