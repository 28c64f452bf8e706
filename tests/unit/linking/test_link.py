from hypothesis import given
from hypothesis import strategies as st

from generator.linking import link
from generator.model.site import Read, Site
from tests.unit.linking.builders import (
    NAMED,
    VISIT,
    Item,
    article,
    config,
    entry,
    image,
    linked,
    linking,
    text,
)

THINGS: tuple[Item, ...] = (
    entry("partners", "etri"),
    entry("partners", "etri", NAMED, "content/partners.yaml"),
    entry("visits", "china", VISIT),
    entry("tags", "t", {"name": {"ru": "Т"}}),
    text("partners/etri.ru.md"),
    text("partners/nobody.ru.md"),
    image("photos/x.jpg"),
    article("news/a.ru.md", partners=["etri", "x"], image="../photos/x.jpg"),
    article("news/a.en.md", linking("news/a.en.md", "b.ru.md", "nowhere.md")),
    article("news/b.ru.md", related=["a"]),
    article("news/1/b.ru.md", date="2023-01-01"),
    article("pages/b.ru.md"),
)


@given(st.permutations(THINGS))
def test_the_order_of_what_was_read_does_not_matter(things: list[Item]) -> None:
    assert linked(*things) == linked(*THINGS)


def test_nothing_makes_an_empty_site() -> None:
    site = link(Read(), config(menu=[]))

    assert site.diagnostics == ()
    assert site.value == Site(config(menu=[]), {})


def test_findings_stand_in_order_and_once() -> None:
    found = linked(*THINGS).diagnostics

    assert list(found) == sorted(set(found), key=lambda one: one.order)
