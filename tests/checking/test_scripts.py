"""Whether words stand in the script of another language."""

from collections.abc import Mapping

import pytest

from generator.building.settings import load_settings
from generator.checking.scripts import Scripts, scripts_of
from tests.support.project import MINIMAL, project

LANGUAGES = (
    "  kk: {name: Қазақша, locale: kk_KZ, title: T, description: D}\n"
    "  zh: {name: 中文, locale: zh_CN, title: T, description: D}\n"
)


@pytest.fixture(scope="module")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Scripts]:
    root = project(MINIMAL, tmp_path_factory.mktemp("site"))
    (root / "config.yaml").write_text(
        (root / "config.yaml").read_text("utf-8") + LANGUAGES, "utf-8"
    )
    settings = load_settings(root).value
    assert settings is not None
    return scripts_of(settings.config)


def test_a_language_is_written_like_its_own_name_for_itself(
    scripts: Mapping[str, Scripts],
) -> None:
    assert {lang: one.own for lang, one in scripts.items()} == {
        "ru": "CYRILLIC", "en": "LATIN", "kk": "CYRILLIC",
    }  # fmt: skip
    assert scripts["ru"].others == {"LATIN": "en"}
    assert scripts["en"].others == {"CYRILLIC": "ru"}


@pytest.mark.parametrize(
    ("lang", "words", "runs"),
    [
        ("en", "The motto is учиться у материалов, it says.", ["учиться у материалов"]),
        ("en", "The paper Вестник and the river Нева are single words.", []),
        ("en", "Одно, другое", ["Одно, другое"]),
        ("en", "Одно\nдругое", []),
        ("en", "Санкт-Петербург is one word", []),
        ("ru", "Он сказал: it is not the end of the story yet, и ушёл.",
         ["it is not the end of the story yet"]),
        ("ru", "Институт Zhejiang CHN-RUS New Energy and Material Technology Institute", []),
        ("ru", "Университет Lanzhou University of Finance and Economics of China", []),
        ("ru", "Команда git commit и слова machine learning", []),
    ],
)  # fmt: skip
def test_runs_of_words_in_another_script_are_found_and_names_are_not(
    scripts: Mapping[str, Scripts], lang: str, words: str, runs: list[str]
) -> None:
    assert list(scripts[lang].runs(words)) == runs


@pytest.mark.parametrize(
    ("lang", "phrase"),
    [
        ("ru", "Сборочная линия Geely Auto"),
        ("ru", "Hong Kong Polytechnic University"),
        ("ru", "SIAMC, 3D, 400 kWh"),
        ("ru", "«The quiet laboratory of materials»"),
        ("ru", "Lanzhou University of Finance and Economics"),
        ("ru", "Peter the Great St. Petersburg Polytechnic University"),
        ("ru", "Czech Technical University in Prague"),
        ("ru", "University of Illinois at Urbana-Champaign"),
        ("ru", "Université de technologie de Compiègne"),
        ("ru", "Universität für Bodenkultur Wien"),
        ("ru", "Politecnico di Milano"),
        ("ru", "thyssenkrupp Rothe Erde"),
        ("ru", "Hi-tech"),
        ("ru", "Geely, polytech.example, info@polytech.example"),
        ("ru", "IMG_2023.jpg"),
        ("ru", "И/или Big data"),
        ("ru", ""),
        ("en", "The hall of the university"),
        ("en", "The hall (Актовый зал)"),
        ("en", "The stand “Умные материалы”"),
        ("en", "Ladoga — Ладога"),
        ("en", "ГОСТ"),
        ("en", "2023"),
    ],
)
def test_a_caption_may_have_names_abbreviations_and_quotations(
    scripts: Mapping[str, Scripts], lang: str, phrase: str
) -> None:
    assert not scripts[lang].is_foreign(phrase)


@pytest.mark.parametrize(
    ("lang", "phrase"),
    [
        ("ru", "A laboratory bench with a microscope"),
        ("ru", "Lotus pond and pavilion"),
        ("ru", "The signing of the agreement"),
        ("ru", "Talks in Astana"),
        ("ru", "Talks at Zhejiang University"),
        ("ru", "Signing ceremony"),
        ("ru", "Photo by the International Desk"),
        ("ru", "Rector Andrei Rudskoi and Professor Li Xiaonian at the signing"),
        ("ru", "Delegation of the École polytechnique in Saint Petersburg"),
        ("en", "Зал"),
        ("en", "Зал с окнами"),
        ("en", "The hall, зал с окнами до пола"),
    ],
)
def test_a_caption_in_the_other_language_is_foreign(
    scripts: Mapping[str, Scripts], lang: str, phrase: str
) -> None:
    assert scripts[lang].is_foreign(phrase)


def test_the_share_of_letters_is_that_of_the_own_script(scripts: Mapping[str, Scripts]) -> None:
    assert scripts["en"].share("abc где 123") == 0.5
    assert scripts["en"].share("123") == 1.0
