"""Who may know whom, and which module is the door of which library, and of the disk."""

import ast
import sys
from collections.abc import Mapping

import pytest

from tests.architecture.code import Module, modules

STAGES = ("reading", "linking", "planning", "checking", "surveying", "rendering")
LAYERS = (("cli",), ("serving", "probing"), ("building", "scaffolding"), STAGES)
"""The rooms from the outermost in; what is in no room is a foundation."""

ROOMS = tuple(name for layer in LAYERS for name in layer)

FOUNDATIONS = (
    "values", "digests", "policy", "zones", "urls", "diagnostics", "fields", "schemas", "config",
    "model", "packing",
)  # fmt: skip
"""Each knows only those before it."""

DOORS: Mapping[str, tuple[str, ...]] = {
    "PIL": (
        "generator.building.images",
        "scripts.corpus",
        "scripts.placeholder",
        "scripts.screenshots",
    ),
    "babel": ("generator.rendering", "scripts.catalogs"),
    "click": ("generator.cli",),
    "distributed": ("generator.cli.clusters",),
    "gettext": ("generator.rendering",),
    "jinja2": ("generator.rendering",),
    "markdown_it": ("generator.reading",),
    "markupsafe": ("generator.rendering",),
    "mdit_py_plugins": ("generator.reading",),
    "msgspec": (
        "generator.building.manifests",
        "generator.packing",
        "generator.rendering.notation",
        "generator.values",
    ),
    "nh3": ("generator.reading",),
    "playwright": ("scripts.screenshots",),
    "pydantic": ("generator.schemas",),
    "pydantic_core": ("generator.schemas",),
    "rich": ("generator.cli.displays", "generator.cli.tables"),
    "starlette": ("generator.serving.application",),
    "uvicorn": ("generator.serving.server",),
    "watchdog": ("generator.serving.watching",),
    "xml": ("generator.rendering",),
    "yaml": ("generator.fields",),
}
"""Libraries, and the modules (or rooms) that alone may import them."""

FREE = {"generator", "scripts"}
"""What is no library."""


def room(name: str) -> str:
    """The room of a module, or the foundation that it is: the second part of its name."""
    _, _, rest = name.partition(".")
    return rest.partition(".")[0]


def depth(name: str) -> int:
    """How far in a module lies: the foundations deepest, and below them what the package says."""
    inwards = (*LAYERS, *((one,) for one in reversed(FOUNDATIONS)))
    return next((at for at, layer in enumerate(inwards) if room(name) in layer), len(inwards))


def known(module: Module) -> set[str]:
    """The modules and rooms of the package that a module imports from."""
    return {name for name in module.imports() if name.startswith("generator.")}


def test_a_room_knows_only_what_lies_further_in() -> None:
    """Nor does it know its neighbours: the stages are siblings that never meet."""
    wrong = {
        (module.path, name)
        for module in modules()
        if module.name not in {"generator", "generator.__main__"}
        for name in known(module)
        if room(name) != room(module.name) and depth(name) <= depth(module.name)
    }

    assert wrong == set()


def test_every_module_is_in_a_room_or_a_foundation() -> None:
    homes = {*ROOMS, *FOUNDATIONS, "", "__main__"}
    homeless = {one.path for one in modules() if room(one.name) not in homes}

    assert homeless == set()


def test_rooms_are_entered_by_their_door() -> None:
    """From another room only what it exports is imported, never a module inside it."""
    exports = {one.name: set(one.exports()) for one in modules() if one.is_room}
    rooms = {f"generator.{name}" for name in ROOMS}
    broken = {
        (module.path, name)
        for module in modules()
        for name in known(module)
        for entered in rooms & {f"generator.{room(name)}"}
        if room(name) != room(module.name)
        and name.removeprefix(f"{entered}.") not in exports[entered]
    }

    assert broken == set()


def test_no_module_knows_itself_by_way_of_others() -> None:
    """A circle of imports is one module in many files, also where only types are meant."""
    names = {module.name for module in modules()}
    waiting = {module.name: _known_modules(module, names) for module in modules()}
    while free := {name for name, others in waiting.items() if not others & waiting.keys()}:
        for name in free:
            del waiting[name]

    assert waiting == {}


def _known_modules(module: Module, names: set[str]) -> set[str]:
    """The modules of the package from which a module imports: rooms say what theirs made."""
    imported = {name if name in names else name.rpartition(".")[0] for name in known(module)}
    return imported & names - {module.name}


@pytest.mark.parametrize("library", sorted(DOORS))
def test_a_library_has_one_door(library: str) -> None:
    inside = {
        module.name
        for module in (*modules(), *modules("scripts"))
        if any(name.partition(".")[0] == library for name in module.imports())
    }
    strangers = {name for name in inside if not name.startswith(DOORS[library])}

    assert strangers == set()


WRITERS = {
    "os.chmod", "os.link", "os.makedirs", "os.mkdir", "os.remove", "os.removedirs", "os.rename",
    "os.renames", "os.replace", "os.rmdir", "os.symlink", "os.truncate", "os.unlink", "os.utime",
    "os.write",
    ".chmod", ".hardlink_to", ".mkdir", ".rmdir", ".symlink_to", ".touch", ".unlink",
    ".write_bytes", ".write_text",
}  # fmt: skip
"""Calls by which a disk is changed."""

MODES = {f"{way}{plus}{kind}" for way in "awx" for plus in ("", "+") for kind in ("", "b")}
"""How a file is opened to be written."""


@pytest.mark.parametrize("room", ["building", "serving", "probing", "scaffolding"])
def test_a_room_below_commands_writes_through_one_door(room: str) -> None:
    """SQLite apart, which has a door of its own."""
    writing = {
        module.name
        for module in modules(f"generator/{room}")
        if {"shutil", "tempfile"} & {name.partition(".")[0] for name in module.imports()}
        or any(_writes(name, call) for name, call in module.calls())
    }

    assert writing <= {"generator.building.fsops"}


def _writes(name: str, call: ast.Call) -> bool:
    last = name.rpartition(".")[2]
    given = {ast.unparse(one).strip("'") for one in (*call.args, *_named_values(call))}
    return bool({name, f".{last}"} & WRITERS or ("open" in last and given & MODES))


def _named_values(call: ast.Call) -> list[ast.expr]:
    return [one.value for one in call.keywords]


def test_every_library_in_use_has_a_door() -> None:
    used = {
        name.partition(".")[0]
        for module in (*modules(), *modules("scripts"))
        for name in module.imports()
    }

    assert used - FREE - set(sys.stdlib_module_names) - set(DOORS) == set()
