from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.config import ReadingRules
from generator.reading import Classified, classify

SUFFIX = ReadingRules(("ru", "en"), "suffix", "escape", 1_000_000, "bgn")
FOLDERS = ReadingRules(("ru", "en"), "folders", "escape", 1_000_000, "bgn")


def codes(found: Classified) -> tuple[str, ...]:
    return tuple(one.code for one in found.diagnostics)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("news/2023/deep/x.ru.md", Classified("article", section="news", key="x", lang="ru")),
        (
            "news/version-2.0.en.md",
            Classified("article", section="news", key="version-2.0", lang="en"),
        ),
        ("pages/about.en.md", Classified("article", section="pages", key="about", lang="en")),
        (
            "partners/etri.ru.md",
            Classified("record-text", registry="partners", key="etri", lang="ru"),
        ),
        ("visits/2023.en.md", Classified("record-text", registry="visits", key="2023", lang="en")),
        ("partners/etri.yaml", Classified("registry", registry="partners", key="etri")),
        ("partners.yaml", Classified("registry", registry="partners")),
        ("places.yaml", Classified("registry", registry="places")),
        ("tags/signing.yaml", Classified("registry", registry="tags", key="signing")),
        (
            "photos/x.JPG.yaml",
            Classified("registry", registry="photos", key="content/photos/x.JPG"),
        ),
        (
            "news/2023/x.png.yaml",
            Classified("registry", registry="photos", key="content/news/2023/x.png"),
        ),
        ("photos/x.jpg", Classified("asset")),
        ("files/programme.pdf", Classified("asset")),
        ("static/robots.md", Classified("static")),
        ("static/.well-known/x", Classified("static")),
        ("static/x.yaml", Classified("static")),
        ("addresses.txt", Classified("ledger")),
        ("LICENSE", Classified("ignored")),
        ("README.md", Classified("ignored")),
    ],
)
def test_a_path_says_what_the_file_is(path: str, expected: Classified) -> None:
    assert expected == classify(f"content/{path}", SUFFIX)


@pytest.mark.parametrize(
    "name",
    [
        *(".x.ru.md.swp", "x.ru.md~", "._x.ru.md", ".#x.ru.md", "#x.ru.md#"),
        *(".DS_Store", "Thumbs.db", ".git/x.ru.md"),
    ],
)
@pytest.mark.parametrize("folder", ["news", "partners", "photos"])
def test_litter_of_editors_and_systems_is_ignored(folder: str, name: str) -> None:
    assert Classified("ignored") == classify(f"content/{folder}/{name}", SUFFIX)


def test_litter_is_ignored_in_static_too_but_other_hidden_files_are_not() -> None:
    assert Classified("ignored") == classify("content/static/.DS_Store", SUFFIX)
    assert Classified("static") == classify("content/static/.nojekyll", SUFFIX)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("x.md", "file-language-missing"),
        ("x.xx.md", "file-language-unknown"),
        ("x.RU.md", "file-language-unknown"),
        ("version-2.0.md", "file-language-missing"),
        (".ru.md", None),
        ("nul.ru.md", "key-reserved"),
        ("x .ru.md", "key-reserved"),
        ("a\u202eb.ru.md", "key-bidi"),
        ("я" * 61 + ".ru.md", "key-too-long"),
        ("я" * 60 + ".ru.md", None),
        ("аstana-visit.ru.md", "key-look-alike"),
        ("визит-astana.ru.md", None),
    ],
)
def test_names_that_cannot_be_read_are_named(name: str, code: str | None) -> None:
    assert ((code,) if code else ()) == codes(classify(f"content/news/{name}", SUFFIX))


def test_a_name_with_a_wrong_language_has_no_key() -> None:
    found = classify("content/news/x.fr.md", SUFFIX)

    assert (found.kind, found.key, found.lang) == ("article", "", "")


def test_a_look_alike_is_only_a_warning() -> None:
    assert classify("content/news/аstana.ru.md", SUFFIX).key == "аstana"


def test_a_decomposed_name_has_the_key_of_its_composed_twin() -> None:
    decomposed = classify("content/news/и\u0306од.ru.md", SUFFIX)

    assert classify("content/news/йод.ru.md", SUFFIX) == decomposed


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("x.ru.md", "file-misplaced-text"),
        ("new/x.ru.md", "file-misplaced-text"),
        ("photos/x.ru.md", "file-misplaced-text"),
        ("partner.yaml", "file-misplaced-record"),
        ("news/x.yaml", "file-misplaced-record"),
        ("places.yml", "file-suffix"),
        ("news/x.ru.MD", "file-suffix"),
        ("news/x.ru.markdown", "file-suffix"),
    ],
)
def test_what_would_not_be_read_is_reported(path: str, code: str) -> None:
    found = classify(f"content/{path}", SUFFIX)

    assert ("misplaced", (code,)) == (found.kind, codes(found))


@pytest.mark.parametrize("name", ["Etri", "etri_1", "эври", "a--b", "-a", "con"])
def test_the_key_of_a_record_has_few_letters(name: str) -> None:
    found = classify(f"content/partners/{name}.yaml", SUFFIX)

    assert (found.kind, found.key) == ("registry", "")
    assert codes(found)[0] in {"key-characters", "key-reserved"}


@pytest.mark.parametrize(
    ("path", "key", "lang"),
    [
        ("news/ru/2023/x.md", "x", "ru"),
        ("news/en/x.y.md", "x.y", "en"),
        ("pages/ru/about.md", "about", "ru"),
        ("partners/en/etri.md", "etri", "en"),
    ],
)
def test_with_folders_the_first_one_is_the_language(path: str, key: str, lang: str) -> None:
    found = classify(f"content/{path}", FOLDERS)

    assert (key, lang, ()) == (found.key, found.lang, found.diagnostics)


@pytest.mark.parametrize("path", ["news/x.md", "news/2023/x.md", "news/x.ru.md"])
def test_with_folders_a_text_outside_them_has_no_language(path: str) -> None:
    assert codes(classify(f"content/{path}", FOLDERS)) == ("file-language-folder",)


NAMES = st.text(st.characters(codec="utf-8", exclude_characters="/\0"), min_size=1, max_size=40)


@given(
    st.sampled_from(["news", "pages", "partners", "photos", "static", "x"]), NAMES, st.booleans()
)
def test_every_name_is_something(folder: str, name: str, is_suffix: bool) -> None:
    path = f"content/{folder}/{name}"

    found = classify(path, SUFFIX if is_suffix else FOLDERS)

    assert {path} >= {one.position.path for one in found.diagnostics}
    if found.kind in ("article", "record-text") and found.key:
        assert found.lang in SUFFIX.languages
        assert PurePosixPath(path).suffix == ".md"
