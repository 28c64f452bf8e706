"""No language is the default in code: any will do, and any number of them."""

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.project import built, project, write
from tests.validity.published import HtmlPage, Published

ROOT = Path(__file__).resolve().parents[2]
ENGLISH = (ROOT / "templates/locales/en/LC_MESSAGES/messages.po").read_text("utf-8")

LOCALES = {"de": "de_DE", "kk": "kk_KZ", "en": "en_GB", "ru": "ru_RU"}

STORY = """\
-- content/news/opening.{lang}.md --
---
title: Title in {lang}
date: 2023-06-06
days: [2023-06-02]
visit: journey
partners: [harbour]
---
Text in {lang} with [a link](partner:harbour).

## A heading
"""

RECORDS = """\
-- content/partners/harbour.yaml --
name: {{{names}}}
-- content/visits/journey.yaml --
title: {{{names}}}
starts: 2023-06-01
ends: 2023-06-02
stops: [{{date: 2023-06-02, partners: [harbour]}}]
"""


def site(folder: Path, langs: tuple[str, ...], texts: str) -> Published:
    """The site of these languages with these texts, published."""
    languages = "".join(
        f"  {lang}: {{name: Name of {lang}, locale: {LOCALES[lang]}, title: Site in {lang},"
        f" description: Words in {lang}}}\n"
        for lang in langs
    )
    names = ", ".join(f"{lang}: Called in {lang}" for lang in langs)
    config = (
        "-- config.yaml --\nurl: https://a.example\ntimezone: UTC\n"
        f"x_default: {min(langs)}\nlanguages:\n{languages}"
    )
    root = project(config + RECORDS.format(names=names) + texts, folder)
    for lang in set(langs) - {"en", "ru"}:
        write(root, f"templates/locales/{lang}/LC_MESSAGES/messages.po", catalog(lang))
    report = built(root)
    assert report.is_published, report.findings
    return Published("languages", root, root / "output", "https://a.example/", langs)


def catalog(lang: str) -> bytes:
    """A whole catalog: the English one under another name, its words marked."""
    return ENGLISH.replace('"Language: en', f'"Language: {lang}').encode()


@pytest.mark.parametrize("langs", [("de",), ("de", "kk"), ("kk", "en", "de")])
def test_a_site_may_have_any_languages(langs: tuple[str, ...], tmp_path: Path) -> None:
    given = site(tmp_path, langs, "".join(STORY.format(lang=lang) for lang in langs))
    spoken = {
        value
        for page in given.pages.values()
        for one in page.elements
        for name, value in one.attrib.items()
        if name in ("lang", "hreflang")
    }
    homes = {path.partition("/")[0] for path in given.files if path.endswith("/index.html")}
    story = given.pages[f"{langs[0]}/news/2023/opening/index.html"]

    assert spoken - {"x-default"} == set(langs)
    assert homes == set(langs)
    assert set(story.alternates) == ({*langs, "x-default"} if len(langs) > 1 else set())


def test_the_order_of_languages_decides_nothing_but_their_order(tmp_path: Path) -> None:
    """Each page leads to the same places; they stand in another order in the switcher."""
    texts = "".join(STORY.format(lang=lang) for lang in ("ru", "en")).replace(
        "date: 2023-06-06\n", "date: 2023-06-06\noriginal: ru\n"
    )
    forth = site(tmp_path / "forth", ("ru", "en"), texts)
    back = site(tmp_path / "back", ("en", "ru"), texts)

    assert {path: sorted(page.links) for path, page in _without_root(forth).items()} == {
        path: sorted(page.links) for path, page in _without_root(back).items()
    }


def _without_root(published: Published) -> Mapping[str, HtmlPage]:
    return {path: page for path, page in published.pages.items() if "/" in path}


VERSION = st.fixed_dictionaries(
    {
        "relation": st.sampled_from(["", "translation", "adaptation", "digest"]),
        "draft": st.booleans(),
        "publish_at": st.sampled_from(["", "2023-07-01", "2030-01-01"]),
    }
)
STORIES = st.lists(
    st.tuples(
        st.sampled_from(["", "ru", "en", "de"]),
        st.dictionaries(st.sampled_from(["ru", "en", "de"]), VERSION, min_size=1),
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(STORIES)
def test_versions_name_one_another_whatever_they_are(
    stories: list[tuple[str, dict[str, dict[str, object]]]],
) -> None:
    with TemporaryDirectory() as folder:
        texts = "".join(_texts(number, *story) for number, story in enumerate(stories))
        published = site(Path(folder), ("ru", "en", "de"), texts)
        articles = {
            page.url: page for path, page in published.pages.items() if "/news/2023/s" in path
        }
        sets = {url: page.alternates for url, page in articles.items()}
        links = {url: page.links for url, page in articles.items()}
        broken = [link for found in links.values() for link in found if _is_broken(link, published)]

    assert broken == []
    for url, alternates in sets.items():
        assert not alternates or url in alternates.values()
        for other in alternates.values():
            assert sets[other] == alternates


def _is_broken(link: str, published: Published) -> bool:
    return published.is_inside(link) and published.broken(link) != ""


def _texts(number: int, original: str, versions: Mapping[str, Mapping[str, object]]) -> str:
    """A story whose original, where it is named, has no relation, as is right."""
    named = {"original": original if original in versions else ""}
    return "".join(
        f"-- content/news/s{number}.{lang}.md --\n---\n"
        + _fields({"title": "Story", "date": f"2023-06-0{number + 1}", **named, **version}, lang)
        + "---\nText.\n"
        for lang, version in versions.items()
    )


def _fields(fields: Mapping[str, object], lang: str) -> str:
    return "".join(
        f"{name}: {str(value).lower()}\n"
        for name, value in fields.items()
        if value and not (name == "relation" and lang == fields["original"])
    )
