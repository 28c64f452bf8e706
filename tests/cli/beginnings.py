"""A site in which something new is made, and how it is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from click.testing import CliRunner, Result

from generator.building import Order, check
from generator.cli.commands import vestnik
from generator.diagnostics import Severity
from tests.support.project import MINIMAL, built, project

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


def site_at(folder: Path) -> Path:
    """The site, in a folder of its own."""
    return project(MINIMAL + PARTNERS, folder / "site")
