"""What does the package's code say of itself?

Its modules as syntax trees, and the questions that the claims of this folder ask of them. Nothing
is imported, so that a module that cannot run can still be judged.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


@dataclass(frozen=True)
class Module:
    """A Python file of the project."""

    file: Path

    @property
    def path(self) -> str:
        """Where it lies, from the project's root."""
        return self.file.relative_to(ROOT).as_posix()

    @property
    def name(self) -> str:
        """By what others import it: `generator.reading.paths`; a room by its folder."""
        parts = self.file.relative_to(ROOT).with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    @cached_property
    def text(self) -> str:
        """Its source."""
        return self.file.read_text("utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        """Its syntax."""
        return ast.parse(self.text, self.path)

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        """Every piece of its syntax."""
        return tuple(ast.walk(self.tree))

    @property
    def is_room(self) -> bool:
        """Whether it speaks for a folder."""
        return self.file.name == "__init__.py"

    def imports(self) -> Iterator[str]:
        """Every name that it imports, in full, wherever in the module the import stands."""
        for node in self.nodes:
            match node:
                case ast.Import(names=names):
                    yield from (alias.name for alias in names)
                case ast.ImportFrom(module=module, names=names):
                    yield from (f"{module}.{alias.name}" for alias in names)

    def exports(self) -> list[str]:
        """What its `__all__` says, where it has one."""
        for node in self.tree.body:
            match node:
                case ast.Assign(targets=[ast.Name(id="__all__")], value=value):
                    names: list[str] = ast.literal_eval(value)
                    return names
        return []

    def calls(self) -> Iterator[tuple[str, ast.Call]]:
        """Every call and what is called: `datetime.datetime.now`, `open`, `file.read_text`."""
        for node in self.nodes:
            if isinstance(node, ast.Call):
                yield self.named(node.func), node

    def named(self, node: ast.AST) -> str:
        """What an expression names, in full whatever it was imported as; `.now` of no name."""
        match node:
            case ast.Name(id=name):
                return self._imported.get(name, name)
            case ast.Attribute(value=owner, attr=name):
                return f"{self.named(owner)}.{name}"
            case _:
                return ""

    @cached_property
    def _imported(self) -> Mapping[str, str]:
        """What the names stand for that its imports make."""
        stands: dict[str, str] = {}
        for node in self.nodes:
            match node:
                case ast.Import(names=names):
                    stands |= {one.asname: one.name for one in names if one.asname}
                case ast.ImportFrom(module=module, names=names):
                    stands |= {one.asname or one.name: f"{module}.{one.name}" for one in names}
        return stands

    def definitions(self) -> Iterator[tuple[str, Definition]]:
        """Its public functions and classes, and the public methods of the latter."""
        yield from _definitions("", self.tree.body)


@cache
def modules(folder: str = "generator") -> tuple[Module, ...]:
    """All modules below a folder of the project."""
    return tuple(map(Module, sorted((ROOT / folder).rglob("*.py"))))


def at(module: Module, node: ast.AST) -> str:
    """Where a piece of code stands, as editors follow it."""
    return f"{module.path}:{getattr(node, 'lineno', 1)}"


def strings(tree: ast.AST) -> Iterator[str]:
    """Every literal text in a tree."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def _definitions(prefix: str, body: list[ast.stmt]) -> Iterator[tuple[str, Definition]]:
    for node in body:
        if not isinstance(node, Definition) or node.name.startswith("_"):
            continue
        yield f"{prefix}{node.name}", node
        if isinstance(node, ast.ClassDef):
            yield from _definitions(f"{prefix}{node.name}.", node.body)
