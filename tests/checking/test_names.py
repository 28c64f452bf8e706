"""Which spellings of a name are two, and which are one."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.checking.callings import callings
from generator.checking.names import Index
from generator.checking.spellings import Likeness, compared, romanised_alike
from generator.config import Config, parse_config, reading_rules
from generator.linking import link
from generator.model.site import Read
from generator.model.texts import Entry, Source
from generator.reading import read
from tests.support.project import MINIMAL, files

PEOPLE = """\
rudskoi:
  name: {ru: Андрей Иванович Рудской, en: Andrei Rudskoi}
korolev:
  name: {ru: Сергей Павлович Королёв, en: Sergei Korolev}
  aliases: {en: [Sergey Korolyov]}
kapitsa:
  name: {ru: Пётр Леонидович Капица, en: Pyotr Kapitsa}
du:
  name: {ru: Ду Цзянфэн, en: Du Jiangfeng}
zhang:
  name: {ru: Чжан Ли, en: Zhang Li}
"""
PARTNERS = {
    "tsinghua": "name: {ru: Университет Цинхуа, en: Tsinghua University}\naliases: {ru: [Цинхуа]}",
    "zju": "name: {ru: Чжэцзянский университет, en: Zhejiang University}",
    "zjut": """\
name:
  ru: Чжэцзянский технологический университет
  en: Zhejiang University of Technology
""",
    "xjtu": "name: {ru: Сианьский университет Цзяотун, en: Xi’an Jiaotong University}",
    "klimov": "name: {ru: АО «Климов», en: Klimov}",
    "nemtri": "name: {ru: Чжэцзян-Чансинский институт, en: 'New Energy Institute Co., Ltd.'}",
    "hebei": "name: {ru: Университет Хэ Бэй, en: Hebei University}",
    "spb": """\
name:
  ru: Политехнический университет Петра Великого
  en: Peter the Great St. Petersburg Polytechnic University
short: {ru: СПбПУ, en: SPbPU}
aliases: {ru: [ЛЭТИ]}
""",
    "rosnano": "name: {ru: Роснано, en: RusNano}",
    "etri": "name: {ru: ЭТРИ, en: ETRI}\naliases: {en: [Etri]}",
    "itmo": "name: {ru: Университет ИТМО, en: ITMO University}",
    "lakeside": "name: {ru: Приозёрный университет, en: Lakeside University}",
}


def config() -> Config:
    settings = parse_config(files(MINIMAL)["config.yaml"], "config.yaml").value
    assert settings
    return settings.config


def indexed(*sources: Source) -> Index:
    said = [entry for one in sources for entry in read(one, reading_rules(config())).value.said]
    entries = tuple(entry for entry in said if isinstance(entry, Entry))
    return Index(callings(link(Read(entries=entries), config()).value))


@pytest.fixture(scope="module")
def index() -> Index:
    """The names above."""
    partners = (
        Source(f"content/partners/{key}.yaml", one.encode()) for key, one in PARTNERS.items()
    )
    return indexed(Source("content/people.yaml", PEOPLE.encode()), *partners)


def told(index: Index, text: str) -> list[tuple[str, str]]:
    return [(one.found, one.wanted) for one in index.misspellings(text)]


@pytest.mark.parametrize(
    ("text", "found", "wanted"),
    [
        ("Открыл Сергей Королев в Москве.", "Сергей Королев", "Сергей Королёв"),
        (
            "Вручили Сергею Павловичу Королеву.",
            "Сергею Павловичу Королеву",
            "Сергею Павловичу Королёву",
        ),
        ("Слова С. П. Королева.", "С. П. Королева", "С. П. Королёва"),
        ("Слова С.П. Королева.", "С.П. Королева", "С. П. Королёва"),
        ("сказал Ду Цзянфен, ректор", "Ду Цзянфен", "Ду Цзянфэн"),
        ("сказал Ду Цзян Фэн, ректор", "Ду Цзян Фэн", "Ду Цзянфэн"),
        ("с Ду Цзян-фэном", "Ду Цзян-фэном", "Ду Цзянфэном"),
        ("в университете Цин Хуа", "университете Цин Хуа", "университете Цинхуа"),
        ("поехали в Цин-Хуа", "Цин-Хуа", "Цинхуа"),
        ("в Университете Хэбэй", "Университете Хэбэй", "Университет Хэ Бэй"),
        (
            "Чжецзянского технологического университета",
            "Чжецзянского технологического университета",
            "Чжэцзянского технологического университета",
        ),
        ("Чжецзянский университет", "Чжецзянский университет", "Чжэцзянский университет"),
        (
            "Чжэцзян Чансинский институт",
            "Чжэцзян Чансинский институт",
            "Чжэцзян-Чансинский институт",
        ),
        ("завод АО Климов", "АО Климов", "АО «Климов»"),
        ("Xian Jiaotong University", "Xian Jiaotong University", "Xi’an Jiaotong University"),
        ("at Tsing Hua University", "Tsing Hua University", "Tsinghua University"),
        ("Rector Andrey Rudskoy spoke", "Andrey Rudskoy", "Andrei Rudskoi"),
        ("Rector A. I. Rudskoj spoke", "A. I. Rudskoj", "A. I. Rudskoi"),
        ("Rudskoy’s speech", "Rudskoy’s", "Rudskoi’s"),
        ("with Du Tszyanfen", "Du Tszyanfen", "Du Jiangfeng"),
        ("Договор с РОСНАНО подписан", "РОСНАНО", "Роснано"),
        ("АО РОСНАНО подписало", "РОСНАНО", "Роснано"),
        ("РОСНАНО и НИИ связи", "РОСНАНО", "Роснано"),
        ("signed by RUSNANO", "RUSNANO", "RusNano"),
        ("signed by Rusnano’s head", "Rusnano’s", "RusNano’s"),
        ("the LakeSide University", "LakeSide University", "Lakeside University"),
        ("открыт СПБПУ", "СПБПУ", "СПбПУ"),
        ("ВРУЧИЛИ СЕРГЕЮ КОРОЛЕВУ", "СЕРГЕЮ КОРОЛЕВУ", "Сергею Королёву"),
        ("в Университете «ИТМО» сказали", "Университете «ИТМО»", "Университете ИТМО"),
        ("«Университет „ИТМО“»", "Университет „ИТМО“", "Университет ИТМО"),
        ('"Университет "ИТМО""', 'Университет "ИТМО"', "Университет ИТМО"),
        ("«АО Климов»", "АО Климов", "АО «Климов»"),
    ],
)
def test_another_spelling_of_a_name_is_found(
    index: Index, text: str, found: str, wanted: str
) -> None:
    assert told(index, text) == [(found, wanted)]


@pytest.mark.parametrize(
    ("text", "found", "wanted"),
    [
        ("Рудской А. И. выступил", "Рудской А. И.", "А. И. Рудской"),
        ("Рудским А.И.", "Рудским А.И.", "А. И. Рудской"),
        ("Рудской Андрей Иванович", "Рудской Андрей Иванович", "Андрей Иванович Рудской"),
        ("Рудской Андрей", "Рудской Андрей", "Андрей Рудской"),
        ("Rector Rudskoi A. I.", "Rudskoi A. I.", "A. I. Rudskoi"),
        ("Professor Jiangfeng Du", "Jiangfeng Du", "Du Jiangfeng"),
    ],
)
def test_the_surname_first_is_another_order(
    index: Index, text: str, found: str, wanted: str
) -> None:
    (one,) = index.misspellings(text)

    assert (found, wanted, True) == (one.found, one.wanted, one.is_turned)


@pytest.mark.parametrize(
    "text",
    [
        "Андрей Иванович Рудской, Андрей Рудской, А. И. Рудской, А.И. Рудской, А. Рудской",
        "с Андреем Ивановичем Рудским, об Андрее Рудском, у А. И. Рудского",
        "Сергею Королёву, Сергея Павловича Королёва, С. П. Королёвым",
        "Пётр Капица, Петра Капицы, Петром Леонидовичем Капицей, о Петре Капице",
        "Ду Цзянфэн, Ду Цзянфэна, Du Jiangfeng, Du Jiangfeng’s, Professor Du",
        "Ли Чжан и Чжан Ли; Li Zhang and Zhang Li",
        "Университет Цинхуа, университета Цинхуа, просто Цинхуа",
        "Чжэцзянский университет, Чжэцзянском технологическом университете",
        "ЧЖЭЦЗЯНСКИЙ УНИВЕРСИТЕТ",
        "Zhejiang University of Technology, Zhejiang University, Xi'an Jiaotong University",
        'АО «Климов», АО "Климов", АО „Климов“',
        "New Energy Institute Co., Ltd. and New Energy Institute Co. Ltd.",
        "Peter the Great St. Petersburg Polytechnic University",
        "Peter the Great St Petersburg Polytechnic University",
        "Sergei Korolev, Sergey Korolyov, Korolev",
        "Выступил Рудской. А. И. Петров промолчал.",
        "Выступил Рудской, А. И. Петров промолчал.",
        "Иванов Сергей Петрович, Павел Королев",
        "Университет. Цинхуа",
        "Открытие Королевского общества, королева, Королева",
        "Сергей, Королев стоит на Клязьме",
        "Сергей\nКоролев",
        "Чжэцзянский — технологический университет",
        "Rudnev, Rudsky, Andrew",
        "Лети, ЛЭТИ! Лети домой, в ЛЭТИ",
        "Роснано, в Роснано; RusNano, RusNano’s; роснано",
        "ВСТРЕЧА В РОСНАНО",
        "РОСНАНО",
        "О РОСНАНО",
        "РОСНАНО ОТКРЫВАЕТ завод",
        "АО РОСНАНО",
        "В ПРИОЗЁРНОМ УНИВЕРСИТЕТЕ прошёл день открытых дверей",
        "LAKESIDE UNIVERSITY opened its doors",
        "Andrei RUDSKOI and Sergei KOROLEV spoke; с Андреем РУДСКИМ",
        "Lakeside university, приозёрный Университет",
        "ETRI, Etri; ЭТРИ",
    ],
)
def test_what_is_right_or_about_others_is_left_alone(index: Index, text: str) -> None:
    assert told(index, text) == []


WORDS = st.text("АабвгёйЬDaksyij’'-. «»—№5杜", min_size=1, max_size=12)


@settings(deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=4), st.lists(WORDS, max_size=30))
def test_what_is_registered_is_right_and_nothing_fails(names: list[str], words: list[str]) -> None:
    people = {f"p{at}": {"name": {"ru": one, "en": one[::-1]}} for at, one in enumerate(names)}
    index = indexed(Source("content/people.yaml", json.dumps(people).encode()))
    list(index.misspellings(" ".join(words)))

    assert [list(index.misspellings(one)) for one in names] == [[] for _ in names]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dmitry", "Dmitrii"), ("Dmitry", "Dmitriy"), ("Yuri", "Iurii"), ("Natalia", "Nataliya"),
        ("Alexei", "Aleksey"), ("Fedor", "Fyodor"), ("Evgeny", "Yevgeniy"), ("Shchukin", "Schukin"),
        ("Tsvetkov", "Tzvetkow"), ("Olga", "Ol’ga"),
    ],
)  # fmt: skip
def test_romanisations_of_one_name_sound_alike(one: str, other: str) -> None:
    assert romanised_alike(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Shanxi", "Shaanxi"),
        ("Hunan", "Henan"),
        ("Petrov", "Perov"),
        ("Anna", "Ana"),
        ("Ivan", "Ian"),
    ],
)
def test_other_names_sound_otherwise(one: str, other: str) -> None:
    assert not romanised_alike(one, other)


@pytest.mark.parametrize(
    ("registered", "found"), [("Иван", "Иванов"), ("Пётр", "Петров"), ("Ли", "Ля")]
)
def test_a_longer_name_is_no_form_of_a_shorter_one(registered: str, found: str) -> None:
    assert compared(registered, found) is Likeness.OTHER
