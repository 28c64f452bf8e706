"""No text that a person writes becomes anything but text, whatever it is and wherever it stands."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from xml.etree import ElementTree

import html5lib
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PIL import Image

from tests.properties.attacks import HARMLESS, PIECES, site_with
from tests.support.project import MINIMAL, built, project, tree

Shape = tuple[str, ...]

ATTACKS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map("".join)


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Shape]:
    """The shapes of the files of a site whose texts harm nobody."""
    return shapes(output_with(HARMLESS, tmp_path_factory.mktemp("harmless")))


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(piece=ATTACKS)
@example(piece="".join(PIECES))
def test_an_attack_in_every_field_changes_no_element(
    piece: str, harmless: Mapping[str, Shape]
) -> None:
    with TemporaryDirectory() as folder:
        attacked = shapes(output_with(f"{HARMLESS} {piece} {HARMLESS}", Path(folder)))

    assert attacked == harmless


@pytest.mark.nightly
@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(piece=ATTACKS)
def test_no_attack_at_all_changes_an_element(piece: str, harmless: Mapping[str, Shape]) -> None:
    with TemporaryDirectory() as folder:
        attacked = shapes(output_with(f"{HARMLESS} {piece} {HARMLESS}", Path(folder)))

    assert attacked == harmless


def test_a_template_in_a_text_is_shown_and_not_run(tmp_path: Path) -> None:
    output = output_with("{{ 7*7 }} {% if 1 %}", tmp_path)

    assert b"First {{ 7*7 }} {% if 1 %}</h1>" in output["en/news/2023/first/index.html"]


@pytest.mark.parametrize("html", ["escape", "sanitized"])
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(body=st.lists(st.sampled_from((*PIECES, "\n\n", "[a](", "![a](", ")")), max_size=8))
@example(body=list(PIECES))
def test_an_attack_in_a_body_runs_nothing(body: list[str], html: str) -> None:
    with TemporaryDirectory() as folder:
        root = project(MINIMAL, Path(folder))
        config = root / "config.yaml"
        config.write_text(f"{config.read_text('utf-8')}markdown: {{html: {html}}}\n", "utf-8")
        with (root / "content/news/opening.en.md").open("a", encoding="utf-8") as text:
            text.write(f"\n{''.join(body)}\n")
        report = built(root)
        output = tree(root / "output")

    if report.is_published:
        pages = (data.decode() for path, data in output.items() if path.endswith(".html"))
        assert [danger for page in pages for danger in dangers(page)] == []


def output_with(piece: str, folder: Path) -> Mapping[str, bytes]:
    """The files of the site with the piece in every text; it is published, whatever the piece."""
    root = project(site_with(piece), folder)
    for name in ("a.png", "b.png"):
        Image.new("RGB", (4, 2)).save(root / "content/photos" / name)
    report = built(root)
    assert report.is_published, report.findings
    return tree(root / "output")


def shapes(output: Mapping[str, bytes]) -> Mapping[str, Shape]:
    """What each file is made of, less the texts: elements with the names of their attributes."""
    return {
        path: tuple(shape(data))
        for path, data in output.items()
        for kind, shape in _SHAPES.items()
        if path.endswith(kind)
    }


def dangers(page: str) -> Iterator[str]:
    """Whatever in a page could run, load or send something."""
    for element in _elements(page):
        is_data = element.attrib.get("type") == "application/ld+json"
        if element.tag in {"iframe", "object", "embed", "style", "form", "base", "svg"}:
            yield str(element.tag)
        if element.tag == "script" and not is_data and "src" not in element.attrib:
            yield "script"
        for name, value in element.attrib.items():
            if name == "style" or name.startswith("on"):
                yield f"{element.tag} {name}"
            if re.match(r"[\s\x00-\x20]*(javascript|vbscript|data):", value, re.IGNORECASE):
                yield f"{element.tag} {name}={value}"


def _elements(page: str) -> Iterator[ElementTree.Element]:
    found: Iterator[Any] = html5lib.parse(page, namespaceHTMLElements=False).iter()
    return (one for one in found if isinstance(one.tag, str))


def _shape_of_html(data: bytes) -> Iterator[str]:
    for element in _elements(data.decode()):
        yield f"{element.tag} {' '.join(sorted(element.attrib))}"
        if element.attrib.get("type") == "application/ld+json":
            yield from _shape_of_json((element.text or "").encode())


def _shape_of_json(data: bytes) -> Iterator[str]:
    yield from _names("", json.loads(data))


def _names(path: str, value: object) -> Iterator[str]:
    yield f"{path} {type(value).__name__}"
    match value:
        case dict():
            for name, inner in sorted(value.items()):
                yield from _names(f"{path}.{name}", inner)
        case list():
            for inner in value:
                yield from _names(f"{path}[]", inner)


def _shape_of_xml(data: bytes) -> Iterator[str]:
    for element in ElementTree.fromstring(data).iter():
        yield f"{element.tag} {' '.join(sorted(element.attrib))}"


_SHAPES = {".html": _shape_of_html, ".xml": _shape_of_xml, ".json": _shape_of_json}
