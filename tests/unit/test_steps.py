"""`make test` takes every test there is, once, and says what fails."""

from pathlib import Path

import pytest

from scripts.tests import NO_TESTS, Outcome, Step, outcomes, parts, shown

TESTS = Path(__file__).parents[1]


def test_every_test_is_in_one_step() -> None:
    taken = [TESTS / part for part in parts()]
    files = [file for file in TESTS.rglob("test_*.py") if "node_modules" not in file.parts]

    assert all(sum(file.is_relative_to(part) for part in taken) == 1 for file in files)


def test_what_comes_of_a_step_is_told_whatever_comes_of_others() -> None:
    fine, wrong = Step("fine", ("timeit", "-n1", "-r1")), Step("wrong", ("no_such_module",))
    found = {outcome.step: outcome for outcome in outcomes([wrong, fine])}

    assert (found[wrong].is_failed, found[fine].is_failed) == (True, False)
    assert "no_such_module" in found[wrong].told


@pytest.mark.parametrize(
    ("code", "is_failed"), [(0, False), (1, True), (NO_TESTS, False), (-9, True)]
)
def test_only_a_failure_is_shown_whole(code: int, is_failed: bool) -> None:
    outcome = Outcome(Step("unit", ()), code, "one\ntwo\n3 passed in 2 s\n", 2.4)

    assert outcome.is_failed == is_failed
    assert shown(outcome).endswith("    2 s  unit: 3 passed in 2 s")
    assert ("one\ntwo" in shown(outcome)) == is_failed
