"""Which page is meant, where somebody asks why it is as it is."""

from dataclasses import replace
from pathlib import Path

import pytest

from generator.building import Order, build, why
from generator.model.reasons import NoPage
from tests.support.project import AS_OF, MINIMAL, project
from tests.unit.building.test_why import OPENING, PAGE, explained, rewrite


@pytest.fixture
def order(tmp_path: Path) -> Order:
    """A site that was built once."""
    root = project(MINIMAL, tmp_path)
    order = Order(root, root / "output", AS_OF)
    build(order)
    return order


@pytest.mark.parametrize(
    "address",
    [
        OPENING,
        "ru/news/2023/opening",
        "/desk/ru/news/2023/opening/",
        "https://news.example.org/desk/ru/news/2023/opening/?from=mail#talks",
        "/ru/news/2023/%6Fpening/",
        PAGE,
        f"output/{PAGE}",
        f"{{root}}/output/{PAGE}",
    ],
)
def test_a_page_is_found_by_address_and_by_file(address: str, order: Order) -> None:
    desk = replace(order, url="https://news.example.org/desk/")

    assert explained(desk, address.format(root=order.root)).file == PAGE


@pytest.mark.parametrize("address", ["/", "", "https://news.example.org", "index.html"])
def test_the_root_is_a_page(address: str, order: Order) -> None:
    assert explained(order, address).file == "index.html"


def test_flat_pages_are_found_in_either_form(order: Order) -> None:
    rewrite(order, "config.yaml", "timezone:", "permalinks: flat\ntimezone:")

    for address in (OPENING, "/ru/news/2023/opening.html"):
        assert explained(order, address).file == "ru/news/2023/opening.html"


@pytest.mark.parametrize(
    ("address", "nearest"),
    [
        ("/ru/news/2023/openign/", OPENING),
        ("output/ru/news/2023/openin/index.html", OPENING),
        ("http://[/nowhere/near/any/page", None),
        ("\N{SNOWMAN}" * 5000, None),
        ("../../etc/passwd", None),
        (f"https://elsewhere.example{OPENING}", OPENING),
    ],
    ids=["slip", "file", "no url", "long", "elsewhere", "other host"],
)
def test_an_address_that_there_is_not_has_near_ones(
    address: str, nearest: str | None, order: Order
) -> None:
    found = why(order, address)

    assert isinstance(found, NoPage)
    assert (found.nearest[0] if found.nearest else None) == nearest
