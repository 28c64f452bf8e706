"""A translation begins as the original in comments, with all that is not words in place."""

from generator.config import Config, parse_config
from generator.model.blanks import Original
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
- [сайт](https://example.org/) и [адрес](/ru/news/)
"""


def config(layout: str = "suffix") -> Config:
    text = files(MINIMAL)["config.yaml"] + f"layout: {layout}\n"
    settings = parse_config(text, "config.yaml").value
    assert settings is not None
    return settings.config


TEXTS = {
    "content/news/centre.en.md": "## The hall {#hall}",
    "content/news/centre.ru.md": "## Зал {#hall}",
    "content/news/only.ru.md": "",
    "content/news/other.en.md": "## No such place",
    "content/news/other.ru.md": "## Место {#place}",
    "content/news/ru/b.md": "",
    "content/news/en/c.md": "",
    "content/news/ru/c.md": "",
}


def translated(body: str, path: str = "content/news/a.ru.md", layout: str = "suffix") -> str:
    original = Original(path, "ru", "a", "", "Заголовок", "Лид", body)
    (text,) = translation(original, "en", config(layout), TEXTS.get, "en").texts.values()
    return text.partition("\n---\n")[2]


def test_lines_of_the_original_are_comments_and_the_rest_is_in_place() -> None:
    assert translated(BODY) == (
        "The translation begins here.\n"
        "\n"
        '[//]: # "Во вторник [делегация](partner:etri) была '
        '[в центре](centre.ru.md#hall \\"Центр\\")."\n'
        "\n"
        '[делегация](partner:etri) [в центре](centre.en.md#hall "Центр")\n'
        "\n"
        '[//]: # "## Зал {#hall}"\n'
        "\n"
        "## Heading {#hall}\n"
        "\n"
        '[//]: # "Он \\"большой\\"."\n'
        "\n"
        '![Зал](../photos/hall.jpg "Вид")\n'
        "\n"
        "::: note Заметка\n"
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
        '[//]: # "- [сайт](https://example.org/) и [адрес](/ru/news/)"\n'
        "\n"
        "[только по-русски](only.ru.md) [сайт](https://example.org/) [адрес](/ru/news/)\n"
    )


def test_by_folders_a_link_stays_on_what_there_is() -> None:
    text = translated("[b](b.md) [c](c.md)", "content/news/ru/a.md", "folders")

    assert text.endswith("\n[b](../ru/b.md) [c](c.md)\n")


def test_a_place_that_the_other_version_has_not_is_left_out() -> None:
    text = translated("[место](other.ru.md#place) [здесь](#place) [там](files.pdf#page=2)")

    assert text.endswith("\n[место](other.en.md) [здесь](#place) [там](files.pdf#page=2)\n")


def test_facts_are_left_to_the_original() -> None:
    original = Original("content/news/x.ru.md", "ru", "a", "own", "Заголовок", "Лид", "Текст")
    ((path, text),) = translation(original, "en", config(), TEXTS.get, "ru").texts.items()

    assert path == "content/news/x.en.md"
    assert "\n# Заголовок\ntitle: The title of the translation\n" in text
    assert "\n# Лид\n# summary: " in text
    assert "\nslug: own\n" in text
    assert "\ntranslation_key: a\n" in text
    assert "\ndate:" not in text
