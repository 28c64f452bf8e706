"""What `vestnik new` makes builds without a finding, and harms nothing that is there."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.cli.beginnings import (
    OPTIONS,
    STORY,
    check_builds,
    new,
    publish_drafts,
    site_at,
    warnings,
)
from tests.support.project import tree, write


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return site_at(tmp_path)


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


def test_today_is_the_day_that_the_environment_says(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "951782400")

    new(site, *STORY)

    (file,) = (one for one in site.rglob("shchedryy*.ru.md"))
    assert "\ndate: 2000-02-29\n" in file.read_text("utf-8")


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


@pytest.mark.parametrize("kind", ["visit", "partner"])
def test_readers_see_nothing_that_nobody_wrote(kind: str, site: Path) -> None:
    names = {"visit": "--title", "partner": "--name"}
    days = ("--starts", "2024-05-20", "--ends", "2024-05-21") if kind == "visit" else ()
    titles = (names[kind], "ru=Осень", names[kind], "en=Autumn")
    made = new(site, kind, *titles, *days, "--key", "autumn", "--text")

    assert made.exit_code == 0, made.output
    assert "Records have no drafts: the next build publishes" in made.stdout
    check_builds(site)
    assert warnings(site) == []
    page = (site / f"output/en/{kind}s/autumn/index.html").read_text("utf-8")
    assert "Talks" not in page
    assert "being written" not in page
    assert 'class="stops"' not in page
    record = (site / f"content/{kind}s/autumn.yaml").read_text("utf-8")
    assert kind == "partner" or "\n# stops:\n#   - date: 2024-05-20\n#     part: " in record


def test_a_visit_begins_with_the_stop_that_is_known(site: Path) -> None:
    new(site, *OPTIONS["visit"])

    record = (site / "content/visits/2024-autumn-visit.yaml").read_text("utf-8")
    assert "\nstops:\n  - date: 2024-05-20\n#     part: morning\n    place: astana\n" in record
    assert "\n#     what: {ru: Переговоры., en: Talks.}\n" in record


def test_a_country_may_be_typed_in_small_letters(site: Path) -> None:
    name = ("place", "--name", "ru=Лима", "--name", "en=Lima", "--lat", "-12.05", "--lon", "-77.04")
    new(site, *name, "--country", "pe")

    assert "\ncountry: PE\n" in (site / "content/places/lima.yaml").read_text("utf-8")


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
        ((*STORY, "--key", "con"), "“con” cannot be the name of a file on Windows. Another"),
        ((*STORY, "--title", "ru= "), "Missing: --title ru=…"),
        ((*STORY, "--day", "2024-05-13"), "--day: What there is to choose from goes by --visit"),
        ((*STORY, "--agreement", "x"), "--agreement: x is not known. There is: memorandum (Memora"),
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
