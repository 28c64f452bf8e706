"""Do the documents tell the truth?

Their examples are built: a fence whose info string goes on after the language says what it is. A
path makes it that file, `front` the front matter of a story, `body` a story's text, `broken` a
front matter to which the fence `message` is the answer. All examples of a document make one site.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote

import pytest
from click.testing import CliRunner
from markdown_it import MarkdownIt

from generator.cli.commands import vestnik
from generator.config import Config
from generator.model.texts import SCHEMAS
from generator.model.written import Attachment, Correction, FrontMatter, Origin
from generator.policy import META_POLICY
from generator.schemas import Schema
from scripts.docs import ROOT, differences
from tests.support.project import MINIMAL, built, make, project, write

AS_OF = datetime(2025, 12, 1, tzinfo=UTC)
"""A moment at which every text of the examples is published."""

GUIDES = {"en": "docs/editing.md", "ru": "docs/ru/editing.md"}
READMES = {"en": "README.md", "ru": "README.ru.md"}

DOCUMENTS = sorted(
    file.relative_to(ROOT).as_posix()
    for file in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"))
)

BESIDE_THE_EXAMPLES = (
    "image content/photos/talks.jpg JPEG",
    "image content/photos/campus.jpg JPEG",
    "repeat content/files/programme.pdf 1 %PDF",
    "repeat content/files/signing.mp4 1 mp4",
    r"repeat content/photos/lakeside.svg 1 <svg\x20xmlns='http://www.w3.org/2000/svg'/>",
    r"repeat content/photos/campus.jpg.yaml 1 alt:\x20{ru:\x20Корпус,\x20en:\x20Campus}\n",
    r"repeat content/photos/lakeside.svg.yaml 1 alt:\x20{ru:\x20Знак,\x20en:\x20Sign}\n",
)
"""Files that the examples name and cannot show."""


@dataclass(frozen=True)
class Fence:
    """A fenced block: `markdown content/news/a.ru.md` is language and purpose."""

    language: str
    purpose: str
    content: str


def fences(document: str) -> Iterator[Fence]:
    text = (ROOT / document).read_text("utf-8")
    for token in MarkdownIt("commonmark").parse(text):
        if token.type == "fence":
            language, _, purpose = token.info.partition(" ")
            yield Fence(language, purpose, token.content)


def example_site(document: str, lang: str, folder: Path) -> Path:
    """The site that the examples of a document make, the broken one left out."""
    for number, fence in enumerate(fences(document)):
        place = f"content/news/2025/example-{number}.{lang}.md"
        if "/" in fence.purpose or fence.purpose.endswith(".yaml"):
            write(folder, fence.purpose, fence.content.encode())
        elif fence.purpose == "front":
            write(folder, place, f"---\ntitle: Example\n{fence.content}---\nText.\n".encode())
        elif fence.purpose == "body":
            front = "---\ntitle: Example\ndate: 2025-10-15\n---\n"
            write(folder, place, (front + fence.content).encode())
    return folder


@pytest.fixture
def guide_site(lang: str, tmp_path: Path) -> Path:
    for order in BESIDE_THE_EXAMPLES:
        make(tmp_path, order.replace(r"\x20", " "))
    return example_site(GUIDES[lang], lang, tmp_path)


@pytest.mark.parametrize("lang", GUIDES)
def test_the_guides_examples_make_a_site_without_a_finding(guide_site: Path) -> None:
    report = built(guide_site, as_of=AS_OF, is_strict=True)

    assert report.findings == ()
    assert report.is_published


@pytest.mark.parametrize("lang", GUIDES)
def test_the_guides_message_is_what_the_build_says(lang: str, guide_site: Path) -> None:
    broken, message = (
        next(fence.content for fence in fences(GUIDES[lang]) if fence.purpose == purpose)
        for purpose in ("broken", "message")
    )
    text = f"---\n{broken}---\nText.\n"
    write(guide_site, f"content/news/2025/open-day.{lang}.md", text.encode())

    said = CliRunner().invoke(vestnik, ["build", "--site", str(guide_site), "--ui-lang", lang])

    assert said.exit_code == 1
    assert said.output.startswith(message)


@pytest.mark.parametrize("lang", READMES)
def test_the_first_article_of_the_readme_and_its_translation_find_each_other(
    lang: str, tmp_path: Path
) -> None:
    categories = (ROOT / "content/categories.yaml").read_text("utf-8")
    site = project(MINIMAL + f"-- content/categories.yaml --\n{categories}", tmp_path)

    report = built(example_site(READMES[lang], lang, site), as_of=AS_OF, is_strict=True)

    assert report.findings == ()
    page = tmp_path / "output/en/news/2025/translators-club/index.html"
    assert 'hreflang="ru" href="https://news.example.org/ru/news/2025/' in page.read_text("utf-8")


@pytest.mark.parametrize("lang", GUIDES)
@pytest.mark.parametrize(
    "schema",
    [Config, FrontMatter, Attachment, Correction, Origin, *SCHEMAS.values()],
    ids=lambda schema: schema.__name__,
)
def test_the_guide_names_every_field(schema: type[Schema], lang: str) -> None:
    code = " ".join(re.findall(r"(?s)```.*?```|`[^`]+`", (ROOT / GUIDES[lang]).read_text("utf-8")))
    fields = {one.alias or name for name, one in schema.model_fields.items()}

    assert fields - set(re.findall(r"\w+", code)) == set()


@pytest.mark.parametrize("document", ["docs/site.md", "docs/ru/site.md"])
def test_the_policy_is_that_of_the_pages(document: str) -> None:
    policies = [fence.content for fence in fences(document) if fence.purpose == "policy"]

    assert [" ".join(policy.split()) for policy in policies] == [META_POLICY]


def test_the_guides_have_the_same_examples() -> None:
    outlines = [
        [(fence.language, fence.purpose) for fence in fences(guide)] for guide in GUIDES.values()
    ]
    translated = [
        [(language, re.sub(r"\.(en|ru)\.md$", ".md", purpose)) for language, purpose in outline]
        for outline in outlines
    ]

    assert translated[0] == translated[1]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_links_lead_somewhere(document: str) -> None:
    text = (ROOT / document).read_text("utf-8")

    missing = [link for link in links(text) if not leads_somewhere(link, document)]

    assert missing == []


def links(text: str) -> Iterator[str]:
    """The targets of links and images that are not addresses of other sites."""
    for block in MarkdownIt("commonmark").enable("table").parse(text):
        for token in block.children or ():
            target = unquote(str(token.attrs.get("href") or token.attrs.get("src") or ""))
            if target and not re.match(r"[a-z]+:", target):
                yield target


def leads_somewhere(link: str, document: str) -> bool:
    path, _, anchor = link.partition("#")
    file = (ROOT / document).parent / path if path else ROOT / document
    return file.exists() and (not anchor or anchor in anchors(file))


def anchors(file: Path) -> set[str]:
    """The ids that code hosts give to headings: small letters, hyphens for blanks, no signs."""
    headings = re.findall(r"(?m)^#{1,6} (.+)$", file.read_text("utf-8"))
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in headings}


def test_the_catalogue_and_the_schemas_are_written_down() -> None:
    assert differences() == []
