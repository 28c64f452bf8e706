"""How large modules are, what they are called, and what they say of themselves."""

import ast
import re

import pytest

from tests.architecture.code import ROOT, Module, at, modules

LINES = 400
EXPORTS = 10
OWN = (*modules(), *modules("scripts"))
OURS = (*OWN, *modules("tests"))
ROOMS = tuple(one for one in modules() if one.is_room and one.name.count(".") == 1)

EMPTY_WORDS = re.compile(
    r"(^|_)(utils?|helpers?|misc|common)(_|$)|(Manager|Handler|Helper|Processor|Util)s?$"
)
"""Names that say nothing of what is in them."""


def test_modules_are_short() -> None:
    long = [module.path for module in OURS if module.text.count("\n") > LINES]

    assert long == []


def test_names_say_something() -> None:
    empty = [
        f"{module.path} {name}"
        for module in OURS
        for name in (module.file.stem, *(name for name, _ in module.definitions()))
        if EMPTY_WORDS.search(name)
    ]

    assert empty == []


def test_every_public_name_is_explained() -> None:
    bare = [
        f"{at(module, node)} {name}"
        for module in OWN
        for name, node in (("", module.tree), *module.definitions())
        if not ast.get_docstring(node)
    ]

    assert bare == []


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.name)
def test_a_room_exports_little_and_all_of_it_in_order(room: Module) -> None:
    exported = room.exports()

    assert len(exported) <= EXPORTS
    assert exported == sorted(exported)
    assert set(exported) <= {*_imported(room), *(name for name, _ in room.definitions())}


def _imported(room: Module) -> set[str]:
    return {name.rpartition(".")[2] for name in room.imports() if name.startswith("generator.")}


def test_values_that_rooms_hand_on_are_frozen() -> None:
    """What gathers while a room works may change; it stays inside."""
    loose = [
        f"{at(module, node)} {name}"
        for module in modules()
        if module.name.count(".") == 1 or module.name.startswith("generator.model")
        for name, node in module.definitions()
        for decorator in node.decorator_list
        if "dataclass" in ast.unparse(decorator) and not set(_keywords(decorator)) >= _FROZEN
    ]

    assert loose == []


_FROZEN = {"frozen=True", "slots=True"}


def _keywords(decorator: ast.expr) -> list[str]:
    given = decorator.keywords if isinstance(decorator, ast.Call) else []
    return [ast.unparse(keyword) for keyword in given]


SAFE = {
    "generator.rendering.bodies": "segments that reading has escaped, joined with what is escaped",
    "generator.rendering.structured": "JSON in which what HTML could read is escaped",
    "generator.rendering.vocabulary": "the pattern of a list, from the locale data",
}
"""Where text is declared to be HTML, once a module, and why it may be."""


def test_text_is_declared_to_be_html_at_named_places_only() -> None:
    declared = [
        module.name
        for module in modules()
        for name, call in module.calls()
        if name == "markupsafe.Markup" and call.args and not isinstance(call.args[0], ast.Constant)
    ]

    assert sorted(declared) == sorted(SAFE)


def test_no_template_calls_anything_safe_or_switches_escaping_off() -> None:
    unsafe = [
        file.relative_to(ROOT).as_posix()
        for folder in ("templates", "generator")
        for file in sorted((ROOT / folder).rglob("*.html"))
        if re.search(r"\|\s*safe\b|\{%-?\s*autoescape|Markup", file.read_text("utf-8"))
    ]

    assert unsafe == []


def test_a_silenced_type_error_has_a_code_and_a_reason() -> None:
    silenced = re.compile(r"# type: ignore(?!\[[a-z, -]+\]  # \S)")
    silent = [
        f"{module.path}:{line}"
        for module in OURS
        for line, text in enumerate(module.text.split("\n"), 1)
        if silenced.search(text) and "re.compile" not in text
    ]

    assert silent == []
