"""`vestnik new translation` makes a text that builds, with links to what its readers can read."""

import re
from pathlib import Path

import pytest
from PIL import Image

from tests.cli.beginnings import check_builds, new, publish_drafts, site_at, warnings
from tests.support.project import project, tree, write


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return site_at(tmp_path)


ALONE = """\
-- content/news/2024/talks.ru.md --
---
title: Переговоры
date: 2024-05-15
partners: [lakeside]
image: ../../photos/hall.jpg
---
Подробности — [в материале](../opening.ru.md#now) и у [партнёра](partner:lakeside).

## Итоги {#results}

Решили разное.
## Что дальше ##
### Сроки

{#people}
## Кто был

Кто не был
----------

![Зал](../../photos/hall.jpg "Зал"){width=24}

::: note Примечание
Да.
:::

::: video https://video.example.org/watch/42 "Как это было"
:::
"""


def test_a_translation_builds_without_a_finding_as_draft_and_published(site: Path) -> None:
    project(ALONE, site)
    project(OPENING, site)
    (site / "content/photos").mkdir()
    Image.new("RGB", (8, 8)).save(site / "content/photos/hall.jpg")
    write(site, "content/photos/hall.jpg.yaml", "alt: {ru: Зал, en: Hall}\n".encode())

    result = new(site, "translation", "talks")

    assert result.exit_code == 0, result.output
    check_builds(site)
    assert publish_drafts(site) == 1
    check_builds(site)
    assert warnings(site) == ["translation-paragraphs"], "they are still to be translated"
    page = (site / "output/en/news/2024/talks/index.html").read_text("utf-8")
    assert 'href="/en/news/2023/opening/#now"' in page
    assert "Подробности" not in page
    original = (site / "output/ru/news/2024/talks/index.html").read_text("utf-8")
    headings = re.compile(r"<(h[2-6]) id=\"([^\"]+)\"")
    assert headings.findall(page) == headings.findall(original)
    assert len(headings.findall(page)) == 5
    said = re.sub("<!--.*?-->", "", page.partition("<article")[2].partition("</article>")[0])
    assert not re.search(r"Итог|дальше|Срок|Кто |Примечание|Как это", said)


LINKED = """\
-- content/news/talks.ru.md --
---
title: Переговоры
date: 2024-05-15
digest_of: [opening]
source: {name: Агентство, url: https://agency.example.org/, kind: reprint}
---
Как [началось](opening.ru.md#chto-dalshe), [ещё](opening.ru.md#vchera), все [визиты](/ru/visits/),
[партнёр](/ru/partners/lakeside/), [по адресу](/ru/news/2023/otkrytie/#chto-dalshe), [по
прежнему](/ru/news/2023/opened/), [одно](/ru/news/2024/alone/), [файл](/ru/plan.txt).
-- content/news/opening.ru.md --
---
title: Центр открыт
date: 2023-06-06
slug: otkrytie
moved_from: [/ru/news/2023/opened/]
---
Открыт.

## Что дальше

Работает.
-- content/news/the-centre.en.md --
---
title: The centre is open
translation_key: opening
---
It is open.

## What is next

It works.
-- content/news/alone.ru.md --
---
title: Без перевода
date: 2024-05-01
---
Текст.
-- content/static/ru/plan.txt --
План.
"""


@pytest.mark.parametrize("permalinks", ["pretty", "flat"])
def test_links_of_a_translation_lead_to_its_own_language(permalinks: str, site: Path) -> None:
    (site / "content/news/opening.en.md").unlink()
    project(LINKED, site)
    with (site / "config.yaml").open("a") as config:
        config.write(f"permalinks: {permalinks}\n")

    result = new(site, "translation", "talks")

    assert result.exit_code == 0, result.output
    text = (site / "content/news/talks.en.md").read_text("utf-8")
    way = {"pretty": "/en/news/2023/opening/", "flat": "/en/news/2023/opening.html"}[permalinks]
    assert re.findall(r"\[link\]\((.*?)\)", text) == [
        "the-centre.en.md#chto-dalshe",
        "the-centre.en.md",
        "/en/visits/",
        "/en/partners/lakeside/",
        f"{way}#chto-dalshe",
        way,
        "/ru/news/2024/alone/",
        "/ru/plan.txt",
    ]
    assert "\ndigest_of: [opening]\n" in text
    assert "\n# source: {name: Агентство, url: 'https://agency" in text


TAKEN = """\
-- content/news/first.ru.md --
---
title: Первые
date: 2024-05-01
---
Первые.
-- content/news/first.en.md --
---
title: The first
slug: talks
---
The first.
-- content/news/talks.ru.md --
---
title: Вторые
date: 2024-05-02
---
Вторые.
"""


def test_a_translation_lies_where_no_other_text_does(site: Path) -> None:
    project(TAKEN, site)
    new(site, "translation", "talks")
    publish_drafts(site)
    check_builds(site)

    assert (site / "output/en/news/2024/talks-2/index.html").is_file()


OPENING = """\
-- content/news/opening.ru.md --
---
title: Центр открыт
date: 2023-06-06
---
Открыт.

## Сейчас {#now}

Работает.
-- content/news/opening.en.md --
---
title: The centre is open
---
It is open.

## Now {#now}

It works.
"""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("opening",), "has a text in every language"),
        (("opening", "--to", "en"), "content/news/opening.en.md is there already"),
        (("opening", "--to", "fr"), "--to: fr is not known. There is: ru, en"),
        (("openin",), "There is no story “openin”. Did you mean opening?"),
        (("nope",), "There is no story “nope”. All there are: vestnik status"),
    ],
)
def test_a_translation_that_cannot_be_made_is_refused(
    arguments: tuple[str, ...], said: str, site: Path
) -> None:
    before = tree(site)
    result = new(site, "translation", *arguments)

    assert result.exit_code == 2
    assert said in result.stderr
    assert before == tree(site)
