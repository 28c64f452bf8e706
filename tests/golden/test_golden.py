"""The golden sites give what they gave, byte for byte.

`pytest tests/golden --update-golden` takes what they give now; what git then shows is for a person
to read.
"""

from collections.abc import Callable, Iterator, Mapping
from difflib import unified_diff
from pathlib import Path

import pytest

from tests.golden.sites import ASSETS, CONSTANTS, SITES, expected, kept, update
from tests.support.project import tree

SHOWN = 200
"""Lines of a difference that are worth reading."""

TEMPLATES = Path(__file__).parents[2] / "templates"

OutputOf = Callable[[str], Path]


@pytest.mark.parametrize("site", SITES)
def test_the_site_is_what_it_was(
    site: str, output_of: OutputOf, request: pytest.FixtureRequest
) -> None:
    given = kept(output_of(site))
    if request.config.getoption("--update-golden", default=False):
        update(site, given)

    wanted = expected(site)
    if wanted != given:
        lines = list(difference(wanted, given))
        pytest.fail("\n".join((*lines[:SHOWN], f"({len(lines)} lines)")), pytrace=False)


@pytest.mark.parametrize("site", SITES)
def test_the_site_has_what_every_site_has(site: str, output_of: OutputOf) -> None:
    output = output_of(site)

    for path, data in CONSTANTS.items():
        assert data == (output / path).read_bytes()
    assert tree(TEMPLATES / ASSETS) == tree(output / ASSETS)


def difference(wanted: Mapping[str, bytes], given: Mapping[str, bytes]) -> Iterator[str]:
    """What a reader of the failure needs: files that came and went, and lines that changed."""
    yield from (f"missing: {path}" for path in sorted(wanted.keys() - given.keys()))
    yield from (f"new: {path}" for path in sorted(given.keys() - wanted.keys()))
    for path in sorted(wanted.keys() & given.keys()):
        if wanted[path] != given[path]:
            yield from unified_diff(
                _lines(wanted[path]), _lines(given[path]), f"expected/{path}", path, "", "", 1, ""
            )


def _lines(data: bytes) -> list[str]:
    return data.decode("utf-8", "backslashreplace").split("\n")
