"""Every code of the catalogue, provoked: one spec a code, named after it."""

import re
from pathlib import Path
from typing import Annotated

import pytest

from generator.diagnostics import catalogue
from generator.fields import parse
from generator.schemas import Schema, described
from generator.schemas.checking import validate
from tests.support.specs import Case, cases, check

TESTS = Path(__file__).parents[1]
SPECS = Path(__file__).parent / "diagnostics"
INPUTS = Path(__file__).parent / "inputs"

CASES = cases(SPECS)


def _run(letter: str, last: int, *left_out: int) -> set[str]:
    return {f"{letter}{number:02d}" for number in range(1, last + 1) if number not in left_out}


BAD_INPUTS = {
    *_run("F", 27),
    *_run("V", 25),
    *_run("M", 7, 2, 5, 6),
    *_run("P", 23),
    *_run("E", 11),
    *_run("B", 21),
    *_run("S", 13),
    *_run("C", 6),
    *_run("T", 6),
    *_run("N", 6, 4, 5),
}
"""What is known to reach a generator; each has its right behaviour."""


@pytest.mark.timeout(20)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_spec_holds(case: Case, tmp_path: Path, old_site: Path) -> None:
    check(case, tmp_path, old_site)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_spec_is_about_its_code(case: Case) -> None:
    expected = case.one("diagnostics")
    assert expected is not None
    codes = {line.rpartition(" ")[2] for line in expected.lines}
    assert case.spec.stem in codes


PROVOKED_BY_TESTS = {
    # tests/checking/test_external.py
    *(code for code in catalogue() if code.startswith("outside-")),
    "field-invalid",  # below
    "worker-lost",  # tests/faults/test_workers.py
    "memory-exceeded",  # tests/unit/building/test_parallel.py
    "nesting-exceeded",  # tests/unit/building/test_parallel.py
}
"""Codes that no files of a site provoke by themselves."""


def test_every_code_has_a_spec_and_every_spec_a_code() -> None:
    assert {file.stem for file in SPECS.glob("*.md")} == set(catalogue()) - PROVOKED_BY_TESTS


def test_a_value_refused_for_a_reason_that_has_no_code_is_invalid() -> None:
    class Short(Schema):
        word: Annotated[str, described(max_length=1)]

    fields = parse("word: long\n", "x.yaml").value
    assert fields is not None
    refused = validate(Short, fields, ())

    assert [one.code for one in refused.diagnostics] == ["field-invalid"]


def test_every_known_bad_input_is_tried() -> None:
    specs = (*SPECS.glob("*.md"), *INPUTS.glob("*.md"))
    headings = "\n".join(
        line for file in specs for line in file.read_text("utf-8").split("\n") if line[:3] == "## "
    )
    claims = "\n".join(
        line
        for file in TESTS.rglob("test_*.py")
        for line in file.read_text("utf-8").split("\n")
        if line.startswith("def test_")
    ).upper()
    tried = {*re.findall(r"\b[A-Z]\d\d\b", headings), *re.findall(r"_([A-Z]\d\d)(?=_)", claims)}
    assert set() == BAD_INPUTS - tried
