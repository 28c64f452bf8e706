"""What `vestnik new` makes builds without a finding, and harms nothing that is there."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from generator.building import Order, check
from generator.cli.commands import vestnik
from generator.diagnostics import Severity
from tests.support.project import MINIMAL, built, project, tree, write

AS_OF = datetime(2024, 6, 1, tzinfo=UTC)

PARTNERS = """\
-- content/partners.yaml --
northern: {name: {ru: Северный университет, en: Northern University}, self: true}
lakeside: {name: {ru: Приозёрный университет, en: Lakeside University}}
-- content/visits/2024-astana.yaml --
title: {ru: Визит в Астану, en: The visit to Astana}
starts: 2024-05-13
ends: 2024-05-14
-- content/places.yaml --
astana: {name: {ru: Астана, en: Astana}, lat: 51.1, lon: 71.4}
-- content/categories.yaml --
international: {name: {ru: Международная деятельность, en: International activities}}
-- content/people.yaml --
anna: {name: {ru: Анна Серова, en: Anna Serova}}
-- content/agreements/memorandum.yaml --
title: {ru: Меморандум, en: Memorandum}
signed: 2024-05-14
parties: [northern, lakeside]
"""

STORY = ("story", "--title", "ru=Щедрый обмен: №\u00a01", "--title", "en=A generous exchange")

OPTIONS: Mapping[str, tuple[str, ...]] = {
    "story": (
        *STORY, "--date", "2024-05-15", "--category", "international", "--visit", "2024-astana",
        "--day", "2024-05-13", "--day", "2024-05-14/morning", "--partner", "lakeside",
        "--agreement", "memorandum", "--author", "anna", "--author", "Пётр Ёлкин",
    ),
    "partner": (
        "partner", "--name", "ru=Институт «Ёж»", "--name", "en=Yozh: an institute", "--kind",
        "institute", "--country", "KZ", "--place", "astana", "--url", "https://yozh.example.org/",
        "--text",
    ),
    "visit": (
        "visit", "--title", "ru=Визит: осень", "--title", "en=Autumn visit", "--starts",
        "2024-05-20", "--ends", "2024-05-21", "--direction", "incoming", "--place", "astana",
        "--partner", "lakeside", "--text",
    ),
    "place": (
        "place", "--name", "ru=Лима", "--name", "en=Lima", "--country", "PE", "--lat", "-12.05",
        "--lon", "-77.04",
    ),
    "agreement": (
        "agreement", "--title", "ru=Об обмене", "--title", "en=On exchange", "--signed",
        "2024-05-14", "--party", "northern", "--party", "lakeside", "--visit", "2024-astana",
        "--valid-until", "2029-05-13", "--place", "astana",
    ),
}  # fmt: skip


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return project(MINIMAL + PARTNERS, tmp_path / "site")


def new(site: Path, *arguments: str, env: Mapping[str, str | None] | None = None) -> Result:
    environment = {"LC_ALL": "C", **(env or {})}
    return CliRunner(env=environment).invoke(vestnik, ["new", *arguments, "--site", str(site)])


def publish_drafts(site: Path) -> int:
    """Take `draft: true` out of every text; how many had it."""
    drafts = [one for one in site.rglob("*.md") if "\ndraft: true\n" in one.read_text("utf-8")]
    for file in drafts:
        file.write_text(file.read_text("utf-8").replace("\ndraft: true\n", "\n"), "utf-8")
    return len(drafts)


def check_builds(site: Path) -> None:
    report = built(site, as_of=AS_OF, is_strict=True)

    assert report.findings == ()
    assert report.is_published


def warnings(site: Path) -> list[str]:
    """What `vestnik check` warns of."""
    checked = check(Order(site, site / "output", AS_OF))
    return [one.diagnostic.code for one in checked.findings if one.severity is not Severity.INFO]


@pytest.mark.parametrize("ui_lang", ["en", "ru"])
@pytest.mark.parametrize("kind", OPTIONS)
def test_what_is_made_builds_without_a_finding_as_draft_and_published(
    kind: str, ui_lang: str, site: Path
) -> None:
    made = new(site, *OPTIONS[kind], "--ui-lang", ui_lang)

    assert made.exit_code == 0, made.output
    check_builds(site)
    assert warnings(site) == []
    assert publish_drafts(site) == (2 if kind == "story" else 0)
    check_builds(site)
    assert warnings(site) == []


def test_every_kind_is_found_on_the_site_under_its_key(site: Path) -> None:
    for arguments in OPTIONS.values():
        assert new(site, *arguments).exit_code == 0
    publish_drafts(site)
    check_builds(site)

    pages = tree(site / "output")
    assert "en/partners/yozh-an-institute/index.html" in pages
    assert "ru/visits/2024-autumn-visit/index.html" in pages
    assert b'id="on-exchange"' in pages["en/agreements/index.html"]
    assert "ru/news/2024/shchedryy-obmen-no-1/index.html" in pages
    assert "en/news/2024/shchedryy-obmen-no-1/index.html" in pages


def test_a_story_has_a_draft_in_every_language_and_a_place_for_photos(site: Path) -> None:
    before = set(tree(site))
    new(site, *OPTIONS["story"])

    key = "shchedryy-obmen-no-1"
    assert set(tree(site)) - before == {
        f"content/news/2024/{key}.ru.md",
        f"content/news/2024/{key}.en.md",
        f"content/photos/2024/{key}/.gitkeep",
    }
    original = (site / f"content/news/2024/{key}.ru.md").read_text("utf-8")
    assert f"\nslug: {key}\n" in original
    assert "\ndays: [2024-05-13, 2024-05-14/morning]\n" in original
    version = (site / f"content/news/2024/{key}.en.md").read_text("utf-8")
    assert "\nrelation: translation\n" in version
    assert "\ndate:" not in version


def test_a_later_title_does_not_move_the_page(site: Path) -> None:
    new(site, *OPTIONS["story"])
    publish_drafts(site)
    file = site / "content/news/2024/shchedryy-obmen-no-1.ru.md"
    file.write_text(file.read_text("utf-8").replace("Щедрый", "Скромный"), "utf-8")
    check_builds(site)

    assert (site / "output/ru/news/2024/shchedryy-obmen-no-1/index.html").is_file()


def test_languages_in_folders(site: Path) -> None:
    for lang in ("ru", "en"):
        old = site / f"content/news/opening.{lang}.md"
        write(site, f"content/news/{lang}/2023/opening.md", old.read_bytes())
        old.unlink()
    with (site / "config.yaml").open("a") as config:
        config.write("layout: folders\n")

    assert new(site, *OPTIONS["story"]).exit_code == 0
    assert (site / "content/news/ru/2024/shchedryy-obmen-no-1.md").is_file()
    assert new(site, *STORY, "--key", "opening").exit_code == 2
    assert new(site, *OPTIONS["visit"]).exit_code == 0
    assert (site / "content/visits/ru/2024-autumn-visit.md").is_file()
    publish_drafts(site)
    check_builds(site)


def test_a_story_without_a_date_is_of_today(site: Path) -> None:
    new(site, *STORY)

    (file,) = (one for one in site.rglob("shchedryy*.ru.md"))
    dated = re.search(r"^date: (\S+)$", file.read_text("utf-8"), re.MULTILINE)
    assert dated
    day = datetime.fromisoformat(dated[1]).replace(tzinfo=UTC)
    assert abs((datetime.now(UTC) - day).days) <= 1


@pytest.mark.parametrize("kind", OPTIONS)
def test_nothing_is_written_over(kind: str, site: Path) -> None:
    new(site, *OPTIONS[kind])
    before = tree(site)

    again = new(site, *OPTIONS[kind])

    assert again.exit_code == 2
    assert "is there already. Nothing was written." in again.stderr
    assert before == tree(site)


def test_a_key_that_is_taken_in_another_folder_is_refused_with_the_file(site: Path) -> None:
    result = new(site, *STORY, "--key", "opening")

    assert result.exit_code == 2
    assert "content/news/opening.en.md" in result.stderr


def test_a_key_that_is_taken_in_a_file_of_many_is_refused(site: Path) -> None:
    arguments = ("partner", "--name", "ru=А", "--name", "en=B", "--key", "lakeside")

    assert "lakeside is there already" in new(site, *arguments).stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("story", "--title", "ru=А"), "Missing: --title en=…"),
        (("visit", "--title", "ru=А", "--title", "en=B"), "Missing: --starts …"),
        (OPTIONS["agreement"][:7], "Missing: --party …"),
        ((*STORY, "--title", "fr=A"), "--title fr=A: the language comes first: ru=…, en=…"),
        ((*STORY, "--date", "15.05.2024"), "--date: “15.05.2024” is not a date. hint: Write"),
        ((*STORY, "--partner", "lakeseid"), "--partner: lakeseid is not known. There is: lakeside"),
        ((*STORY, "--original", "fr"), "--original: fr is not known. There is: ru (Русский), en"),
        ((*STORY, "--key", "Щедрый"), "“Щедрый” cannot be a key"),
        ((*STORY, "--key", "con"), "“con” cannot be a key"),
        (
            (*OPTIONS["visit"][:5], "--starts", "2024-05-20", "--ends", "2024-05-19"),
            "--ends: 2024-05-19 is before 2024-05-20.",
        ),
        ((*OPTIONS["place"][:7], "--lat", "95", "--lon", "1"), "--lat: "),
        ((*OPTIONS["partner"][:5], "--kind", "museum"), "--kind: museum is not known. There"),
    ],
)
def test_what_does_not_fit_is_said_and_nothing_written(
    arguments: tuple[str, ...], said: str, site: Path
) -> None:
    before = tree(site)
    result = new(site, *arguments)

    assert result.exit_code == 2
    assert said in result.stderr
    assert before == tree(site)


def test_a_folder_without_a_site_is_refused(tmp_path: Path) -> None:
    result = new(tmp_path, *STORY, env={"VESTNIK_LANG": "ru"})

    assert result.exit_code == 2
    assert "это не папка сайта" in result.stderr


def test_a_config_that_cannot_be_read_is_told(site: Path) -> None:
    (site / "config.yaml").write_text("url: [\n", "utf-8")

    assert new(site, *STORY).exit_code == 2


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
        (("openin",), "There is no story “openin”. Nearest: opening"),
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
