"""Every value of a whole site is read back from its bytes as what it was."""

from typing import Any, Literal, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.digests import digest
from generator.linking import Known, link
from generator.model.texts import Said, Segments
from generator.model.views import View
from generator.packing import packed, unpacked
from generator.values import Value
from tests.golden.sites import AS_OF, FOLDER, SITES, read_site
from tests.support.plans import plan

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


@pytest.mark.parametrize("kind", [ANY_SAID, ANY_VIEW, Segments, Known], ids=str)
def test_equal_values_have_equal_bytes_in_every_process(kind: Any) -> None:
    """The order of a set differs from process to process: nothing that is packed has one."""
    seen: set[Any] = set()

    assert _sets_in(kind, seen) == set()
    assert len(seen) > 1


def _sets_in(kind: Any, seen: set[Any]) -> set[Any]:
    """The kinds of sets that a kind has parts of, or parts of parts; a schema says itself how."""
    if kind in seen:
        return set()
    seen.add(kind)
    whole = get_origin(kind) or kind
    if whole in (set, frozenset):
        return {kind}
    is_value = isinstance(whole, type) and issubclass(whole, Value)
    own = get_type_hints(whole).values() if is_value else ()
    parts = () if whole is Literal else (*get_args(kind), *own)
    return set[Any]().union(*(_sets_in(part, seen) for part in parts))


@pytest.mark.parametrize("data", [b"", b"\xc1", b"\x93\x01", b"\x91\xa7Article", b"\xff" * 40])
def test_bytes_that_say_nothing_are_an_error(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        unpacked(data, ANY_SAID)


@pytest.mark.parametrize("name", [b"FrontMattes", b"annotations", b"Partner"])
def test_a_schema_that_is_none_of_its_kind_is_an_error(name: bytes) -> None:
    _, read = read_site(FOLDER / SITES[0])
    data = packed(read.articles[0])

    with pytest.raises(ValueError, match=r"."):
        unpacked(data.replace(b"\xabFrontMatter", bytes([0xA0 + len(name)]) + name), ANY_SAID)


@given(PARTS, PARTS)
def test_a_digest_knows_where_its_parts_end(one: list[bytes], other: list[bytes]) -> None:
    assert (digest(*one) == digest(*other)) == (one == other)
