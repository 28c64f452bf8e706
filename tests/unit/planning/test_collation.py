"""The order of names in lists."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.planning.collation import sort_key

NAMES = st.text(st.sampled_from("аеёЁийьЯ aAbzé«»-19ø漢\u0301") | st.characters())


@pytest.mark.parametrize(
    ("lang", "ordered"),
    [
        ("ru", "Ёжик Ежов Елкин Ёлкин Ельцин Ерёменко Еремин Ерёмин"),
        ("en", "Ёжик Ежов Елкин Ёлкин Ельцин Ерёменко Еремин Ерёмин"),
        ("ru", "Дом Ёлкин Жук Яндекс"),
        ("ru", "Иод Йод Климов"),
        ("ru", "3М ИТМО «НЭМТРИ» „Росатом“ Яндекс ETRI Zhejiang 浙江"),
        ("en", "3M ETRI “Orion” Zhejiang ИТМО «НЭМТРИ» Яндекс 浙江"),
        ("de", "Zürich Берн"),
        ("uk", "Ґанок Єва Їжак Київ Zürich"),
        ("ru-RU", "Яндекс ETRI"),
        ("en", "Ångström Łódź Orion Zagreb"),
        ("en", "resume résumé resumed"),
        ("ru", "А\u0301 АБ"),
    ],
)
def test_a_reader_finds_names_in_this_order(lang: str, ordered: str) -> None:
    names = ordered.split()
    backwards = names[::-1]

    assert names == sorted(backwards, key=sort_key(lang))


@pytest.mark.parametrize(
    "ordered",
    [
        ["Дом учёных", "Домна"],
        ["Университет — партнёр", "Университет, склад", "Университет-школа"],
        ["Xi'an", "Xi’an", "Xian City", "Xiang"],
    ],
)
def test_signs_part_words_and_apostrophes_do_not(ordered: list[str]) -> None:
    backwards = ordered[::-1]

    assert ordered == sorted(backwards, key=sort_key("ru"))


def test_yo_decides_only_between_names_that_are_otherwise_equal() -> None:
    key = sort_key("ru")

    assert key("Елкин") < key("Ёлкин") < key("Елкина") < key("Ёлкина")


def test_quotation_marks_do_not_outweigh_yo() -> None:
    key = sort_key("ru")

    assert max(key("Елка"), key("«Елка»")) < min(key("Ёлка"), key("«Ёлка»"))


@given(
    st.lists(NAMES, max_size=12).flatmap(
        lambda names: st.tuples(st.just(names), st.permutations(names))
    ),
    st.sampled_from(["ru", "en"]),
)
def test_the_order_before_does_not_matter(orders: tuple[list[str], list[str]], lang: str) -> None:
    one, other = orders

    assert sorted(one, key=sort_key(lang)) == sorted(other, key=sort_key(lang))


@given(NAMES, NAMES, st.sampled_from(["ru", "en"]))
def test_only_equal_names_tie(first: str, second: str, lang: str) -> None:
    key = sort_key(lang)

    assert (key(first) == key(second)) is (first == second)
