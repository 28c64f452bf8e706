"""A stage is a function of its arguments: no file, clock, environment or printing in it."""

import ast

from tests.architecture.code import at, modules
from tests.architecture.test_layers import STAGES

WORLD = {
    "asyncio", "ctypes", "fcntl", "fileinput", "getpass", "glob", "http", "locale", "logging",
    "mmap", "multiprocessing", "os", "pathlib.Path", "platform", "pwd", "random", "resource",
    "secrets", "select", "shutil", "signal", "socket", "sqlite3", "subprocess", "sys", "tempfile",
    "threading", "time", "urllib.request", "uuid", "warnings",
}  # fmt: skip
"""Doors to the world outside; `pathlib.PurePosixPath` opens none."""

WORDS = {
    "__import__", "breakpoint", "compile", "date.today", "datetime.now", "datetime.today",
    "datetime.utcnow", "eval", "exec", "globals", "input", "open", "print", "setattr", "vars",
    ".exists", ".is_dir", ".is_file", ".iterdir", ".mkdir", ".open", ".read_bytes", ".read_text",
    ".rglob", ".unlink", ".write_bytes", ".write_text",
}  # fmt: skip
"""Calls that look out, or make what is no longer a function of arguments."""

INNER = tuple(module for folder in (*STAGES, "model") for module in modules(f"generator/{folder}"))


def test_a_stage_imports_no_door_to_the_world() -> None:
    opened = {
        (module.path, name)
        for module in INNER
        for name in module.imports()
        if any(f"{name}.".startswith(f"{door}.") for door in WORLD)
    }

    assert opened == set()


def test_a_stage_calls_nothing_that_looks_out() -> None:
    out = [
        f"{at(module, node)} {name}"
        for module in INNER
        for name, node in module.calls()
        if name in WORDS
    ]

    assert out == []


def test_no_module_keeps_state_that_changes() -> None:
    changing = [
        at(module, node)
        for module in modules()
        for node in module.nodes
        if isinstance(node, ast.Global)
    ]

    assert changing == []


def test_only_commands_look_at_the_clock_or_the_environment() -> None:
    looks = {
        f"{at(module, node)} {ast.unparse(node)}"
        for module in modules()
        if not module.name.startswith("generator.cli")
        for node in module.nodes
        if isinstance(node, ast.Attribute) and node.attr in NAMES and ast.unparse(node) in LOOKS
    }

    assert looks == set()


LOOKS = {
    "date.today", "datetime.now", "datetime.today", "datetime.utcnow", "os.environ", "os.getcwd",
    "os.getenv", "time.time",
}  # fmt: skip
NAMES = {look.partition(".")[2] for look in LOOKS}
