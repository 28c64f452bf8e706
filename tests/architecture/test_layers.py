"""Who may know whom, and which module is the door of which library."""

import sys
from collections.abc import Mapping

import pytest

from tests.architecture.code import Module, modules

STAGES = ("reading", "linking", "planning", "checking", "surveying", "rendering")
LAYERS = (("cli",), ("serving", "probing"), ("building", "scaffolding"), STAGES)
"""The rooms from the outermost in; what is in no room is a foundation."""

FOUNDATIONS = {
    "config", "diagnostics", "digests", "fields", "model", "packing", "policy", "schemas", "urls",
    "values", "zones",
}  # fmt: skip

DOORS: Mapping[str, tuple[str, ...]] = {
    "PIL": (
        "generator.building.images",
        "scripts.corpus",
        "scripts.placeholder",
        "scripts.screenshots",
    ),
    "babel": ("generator.rendering", "scripts.catalogs"),
    "click": ("generator.cli",),
    "distributed": ("generator.cli.executors",),
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
    """How far in a module lies; foundations deepest."""
    own = room(name)
    return next((at for at, layer in enumerate(LAYERS) if own in layer), len(LAYERS))


def known(module: Module) -> set[str]:
    """The modules and rooms of the package that a module imports from."""
    return {name for name in module.imports() if name.startswith("generator.")}


def test_no_module_knows_an_outer_layer() -> None:
    outward = {
        (module.path, name)
        for module in modules()
        if module.name not in {"generator", "generator.__main__"}
        for name in known(module)
        if depth(name) < depth(module.name)
    }

    assert outward == set()


@pytest.mark.parametrize("stage", STAGES)
def test_stages_are_siblings_that_never_meet(stage: str) -> None:
    met = {
        (module.path, name)
        for module in modules(f"generator/{stage}")
        for name in known(module)
        if room(name) in STAGES and room(name) != stage
    }

    assert met == set()


def test_every_module_is_in_a_room_or_a_foundation() -> None:
    rooms = {name for layer in LAYERS for name in layer} | FOUNDATIONS
    homeless = {one.path for one in modules() if room(one.name) not in rooms | {"", "__main__"}}

    assert homeless == set()


def test_foundations_do_not_know_each_other_in_a_circle() -> None:
    """The model is built on fields and schemas, never the other way round."""
    order = ("diagnostics", "digests", "urls", "fields", "schemas", "config", "model")
    backward = {
        (module.path, name)
        for module in modules()
        for name in known(module)
        if room(module.name) in order
        and room(name) in order
        and order.index(room(name)) > order.index(room(module.name))
    }

    assert backward == set()


def test_rooms_are_entered_by_their_door() -> None:
    """From another room only what it exports is imported, never a module inside it."""
    exports = {one.name: set(one.exports()) for one in modules() if one.is_room}
    rooms = {f"generator.{name}" for layer in LAYERS for name in layer}
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


def test_every_library_in_use_has_a_door() -> None:
    used = {
        name.partition(".")[0]
        for module in (*modules(), *modules("scripts"))
        for name in module.imports()
    }

    assert used - FREE - set(sys.stdlib_module_names) - set(DOORS) == set()
