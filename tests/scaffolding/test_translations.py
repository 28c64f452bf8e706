"""A translation begins as the original in comments, with all that is not words in place."""

from collections.abc import Collection
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.config import Config, parse_config, reading_rules
from generator.model.blanks import Original
from generator.model.texts import Article, Source
from generator.reading import read
from generator.scaffolding import translation
from tests.support.project import MINIMAL, files

BODY = """\
Во вторник [делегация](partner:etri) была [в центре](centre.ru.md#hall "Центр").

## Зал {#hall}
Он "большой".

![Зал](../photos/hall.jpg "Вид")

::: note Заметка
Слова в рамке.
:::

```text
[код](x.ru.md)

и код
```

- [только по-русски](only.ru.md)
  - [сайт](https://example.org/){.out} и [адрес](/ru/visits/)

Значок ![нового](new.png){width=24} и <https://example.org/x>.
"""


def config(layout: str = "suffix") -> Config:
    text = files(MINIMAL)["config.yaml"] + f"layout: {layout}\n"
    settings = parse_config(text, "config.yaml").value
    assert settings is not None
    return settings.config


class Site:
    """Some texts by path, with those in English and the places in them; and a page."""

    versions = MappingProxyType(
        {
            "content/news/centre.ru.md": "content/news/centre.en.md",
            "content/news/other.ru.md": "content/news/elsewhere.en.md",
            "content/news/ru/c.md": "content/news/en/c.md",
        }
    )
    places = MappingProxyType({"content/news/centre.en.md": ("hall",)})
    pages = MappingProxyType({"/ru/visits/": "/en/visits/"})

    def version(self, path: str, lang: str) -> str | None:
        return self.versions.get(path)

    def anchors(self, path: str) -> Collection[str]:
        return self.places.get(path, ())

    def counterpart(self, address: str, lang: str) -> str:
        return self.pages.get(address, address)


def translated(body: str, path: str = "content/news/a.ru.md", layout: str = "suffix") -> str:
    original = Original(path, "ru", "a", "", "Заголовок", "Лид", body)
    (text,) = translation(original, "en", config(layout), Site(), "en").texts.values()
    return text.partition("\n---\n")[2]


def test_lines_of_the_original_are_comments_and_the_rest_is_in_place() -> None:
    assert translated(BODY) == (
        "The translation begins here.\n"
        "\n"
        '[//]: # "Во вторник [делегация](partner:etri) была '
        '[в центре](centre.ru.md#hall \\"Центр\\")."\n'
        "\n"
        "… [link](partner:etri) … [link](centre.en.md#hall) …\n"
        "\n"
        '[//]: # "## Зал {#hall}"\n'
        "\n"
        "## Heading {#hall}\n"
        "\n"
        '[//]: # "Он \\"большой\\"."\n'
        "\n"
        '[//]: # "![Зал](../photos/hall.jpg \\"Вид\\")"\n'
        "\n"
        '![What the picture shows](../photos/hall.jpg "Caption")\n'
        "\n"
        '[//]: # "::: note Заметка"\n'
        "\n"
        "::: note\n"
        "\n"
        '[//]: # "Слова в рамке."\n'
        "\n"
        ":::\n"
        "\n"
        "```text\n"
        "[код](x.ru.md)\n"
        "\n"
        "и код\n"
        "```\n"
        "\n"
        '[//]: # "- [только по-русски](only.ru.md)"\n'
        '[//]: # "  - [сайт](https://example.org/){.out} и [адрес](/ru/visits/)"\n'
        "\n"
        "… [link](only.ru.md) … [link](https://example.org/){.out} … [link](/en/visits/) …\n"
        "\n"
        '[//]: # "Значок ![нового](new.png){width=24} и <https://example.org/x>."\n'
        "\n"
        "… ![What the picture shows](new.png){width=24} … <https://example.org/x> …\n"
    )


@pytest.mark.parametrize(
    ("block", "drafted"),
    [
        ("### Сроки ###", "### Heading"),
        ("# Главное", "## Heading"),
        ("{#people .wide}\n## Кто был", "{#people .wide}\n## Heading"),
        ("Сроки\n-----", "## Heading"),
        ("Сроки\nи деньги\n===", "## Heading"),
        ("{.wide}", "{.wide}"),
        ("~~~\n# код\n\nещё\n~~~", "~~~\n# код\n\nещё\n~~~"),
        ("~~~\n# код\n~~~~~", "~~~\n# код\n~~~~~"),
        (
            "![](a.jpg)\n![Зал](b.jpg){width=9}",
            "![](a.jpg)\n![What the picture shows](b.jpg){width=9}",
        ),
        ('::: video ../m.mp4 "Речь"', '::: video ../m.mp4 "Caption"'),
        ("::: video ../m.mp4", "::: video ../m.mp4"),
        ("- один\n---", ""),
        ("| а | б |\n|---|---|\n| в | г |", ""),
        ("{.wide}\nСлова.", ""),
    ],
)
def test_what_says_nothing_by_itself_stands_in_place(block: str, drafted: str) -> None:
    text = translated(f"Слова.\n\n{block}\n\nСлова.")
    begin = 'begins here.\n\n[//]: # "Слова."\n\n'
    between = text.partition(begin)[2].rpartition('\n\n[//]: # "Слова."\n')[0]
    drawn = [one for one in between.split("\n\n") if not one.startswith("[//]: # ")]

    assert "\n\n".join(drawn) == drafted


UNITS = (
    "Слова.", "## Итоги", "### Сроки ###", "# Главное", "## Люди {#people}", "{#id}\n## Выше",
    "Сроки\n---", "Слова\nи ещё\n===", "- пункт", "1. пункт\n2. ещё", "> цитата", "| а |\n|---|",
    "::: note Заметка\nСлова.\n:::", "```\n# код\n\nСлова\n---\n```", "{.wide}", "![Зал](a.jpg)",
)  # fmt: skip


@given(st.lists(st.tuples(st.sampled_from(UNITS), st.sampled_from(["\n", "\n\n"])), max_size=6))
def test_headings_are_of_the_same_levels_so_that_anchors_are_shared(
    units: list[tuple[str, str]],
) -> None:
    body = "".join(unit + ("\n\n" if unit[0] in "-1>|" else end) for unit, end in units)

    assert levels(body) == levels(translated(body))


def levels(body: str) -> list[int]:
    text = f"---\ntitle: Заголовок\n---\n{body}"
    source = Source("content/pages/a.ru.md", text.encode())
    said = read(source, reading_rules(config())).value.said
    return [
        heading.level for one in said if isinstance(one, Article) for heading in one.body.headings
    ]


def test_a_heading_needs_no_blank_lines_around_it() -> None:
    text = translated("Слова.\n## Итоги\nЕщё слова.")

    assert '[//]: # "Слова."\n\n[//]: # "## Итоги"\n\n## Heading\n\n[//]: # "Ещё' in text


def test_by_folders_a_link_stays_on_what_there_is() -> None:
    text = translated("[b](b.md) [c](c.md)", "content/news/ru/a.md", "folders")

    assert text.endswith("\n… [link](../ru/b.md) … [link](c.md) …\n")


def test_a_place_that_the_other_version_has_not_is_left_out() -> None:
    text = translated("[место](other.ru.md#place) [здесь](#place) [там](files.pdf#page=2)")

    assert text.endswith(
        "\n… [link](elsewhere.en.md) … [link](#place) … [link](files.pdf#page=2) …\n"
    )


@pytest.mark.parametrize(
    ("body", "first", "second"),
    [
        (
            'Был [в центре][c] и [у партнёра][].\n\n[C]: a.md "Зал"\n[у партнёра]: <partner:etri>',
            '[//]: # "Был [в центре](a.md \\"Зал\\") и [у партнёра](partner:etri)."',
            "… [link](a.md) … [link](partner:etri) …",
        ),
        (
            "![Зал][p]{width=9}\n\n[p]: a.jpg 'Вид'",
            '[//]: # "![Зал](a.jpg \\"Вид\\"){width=9}"',
            '![What the picture shows](a.jpg "Caption"){width=9}',
        ),
        ("[1] и [^1]\n\n[^1]: Сноска.", '[//]: # "[1] и [^1]"', '[//]: # "[^1]: Сноска."'),
        ("```\n[a]: b\n```\n\nx[a]", "```\n[a]: b\n```", '[//]: # "x[a]"'),
    ],
)
def test_a_reference_has_its_file_beside_it(body: str, first: str, second: str) -> None:
    assert translated(body) == f"The translation begins here.\n\n{first}\n\n{second}\n"


def test_comments_keep_what_lists_and_notes_are_indented_by() -> None:
    body = "- один\n  - два\n    - три\n\n[^1]: Сноска.\n\n    Её второй абзац.\n\n    код"

    assert translated(body).partition("\n\n")[2] == (
        '[//]: # "- один"\n[//]: # "  - два"\n[//]: # "    - три"\n\n'
        '[//]: # "[^1]: Сноска."\n\n'
        '[//]: # "    Её второй абзац."\n\n[//]: # "    код"\n'
    )


def test_facts_are_left_to_the_original() -> None:
    original = Original("content/news/x.ru.md", "ru", "a", "own", "Заголовок", "Лид", "Текст")
    ((path, text),) = translation(original, "en", config(), Site(), "ru").texts.items()

    assert path == "content/news/x.en.md"
    assert "\n# Заголовок\ntitle: The title of the translation\n" in text
    assert "\n# Лид\n# summary: " in text
    assert "\nslug: own\n" in text
    assert "\ntranslation_key: a\n" in text
    assert "\ndate:" not in text
    assert "digest_of" not in text
    assert "source" not in text


def test_what_a_text_was_made_from_is_said_of_its_translation_too() -> None:
    source = {"name": "Сайт: новости", "url": "https://example.org/", "kind": "summary"}
    original = Original(
        "content/news/x.ru.md", "ru", "x", "", "По $pages", "", "", ("a", "b"), source
    )
    (text,) = translation(original, "en", config(), Site(), "en").texts.values()

    assert "\n# По $pages\ntitle: The title of the translation\n\n# summary: " in text
    assert "\ndigest_of: [a, b]\n" in text
    assert (
        "\n# source: {name: 'Сайт: новости', url: 'https://example.org/', kind: summary} # " in text
    )
