"""Every value of a whole site is read back from its bytes as what it was."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.digests import digest
from generator.linking import link
from generator.model.texts import Said
from generator.model.views import View
from generator.packing import packed, unpacked
from generator.planning import plan
from tests.golden.sites import AS_OF, FOLDER, SITES, read_site

ANY_SAID: Any = Said
ANY_VIEW: Any = View
"""Unions are kinds too."""

PARTS = st.lists(st.binary(max_size=6), max_size=5)


@pytest.mark.parametrize("site", SITES)
def test_what_files_say(site: str) -> None:
    _, read = read_site(FOLDER / site)

    for said in (*read.articles, *read.texts, *read.entries):
        again = unpacked(packed(said), ANY_SAID)
        assert repr(again) == repr(said)
        assert packed(again) == packed(said)


@pytest.mark.parametrize("site", SITES)
def test_what_pages_show(site: str) -> None:
    config, read = read_site(FOLDER / site)

    for page in plan(link(read, config).value, AS_OF).value.pages:
        again = unpacked(packed(page.view), ANY_VIEW)
        assert repr(again) == repr(page.view)


@pytest.mark.parametrize("data", [b"", b"\xc1", b"\x93\x01", b"\x91\xa7Article", b"\xff" * 40])
def test_bytes_that_say_nothing_are_an_error(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        unpacked(data, ANY_SAID)


@given(PARTS, PARTS)
def test_a_digest_knows_where_its_parts_end(one: list[bytes], other: list[bytes]) -> None:
    assert (digest(*one) == digest(*other)) == (one == other)
