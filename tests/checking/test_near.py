"""What comes near a finding of `vestnik check`, and is right."""

from pathlib import Path

import pytest

from tests.support.specs import Case, cases, check


@pytest.mark.timeout(20)
@pytest.mark.parametrize("case", cases(Path(__file__).parent / "near"), ids=lambda case: case.name)
def test_spec_holds(case: Case, tmp_path: Path, old_site: Path) -> None:
    check(case, tmp_path, old_site)
