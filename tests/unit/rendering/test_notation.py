"""JSON and XML are written as the standard library writes them."""

import json
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from generator.rendering.escaping import escaped
from generator.rendering.notation import json_line, json_lines
from generator.rendering.trees import branch, serialized

WORDS = st.text()
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | WORDS,
    lambda inner: st.lists(inner) | st.dictionaries(WORDS, inner),
)
XML_WORDS = st.text(
    st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff")
    | st.sampled_from("\t\n\r&<>\"'")
)
ATTRIBUTES = st.dictionaries(st.sampled_from(("href", "xml:lang", "rel")), XML_WORDS.filter(bool))


@given(JSON)
def test_json_is_what_the_standard_library_writes(value: object) -> None:
    assert json_line(value).decode() == json.dumps(value, ensure_ascii=False)
    assert json_lines(value).decode() == json.dumps(value, ensure_ascii=False, indent=1) + "\n"


@given(ATTRIBUTES, st.lists(st.tuples(XML_WORDS, ATTRIBUTES, st.lists(XML_WORDS))))
def test_xml_is_what_the_standard_library_writes(
    attributes: dict[str, str], entries: list[tuple[str, dict[str, str], list[str]]]
) -> None:
    root = ET.Element("feed", attributes)
    for title, given_attributes, words in entries:
        entry = branch(root, "entry", attributes=given_attributes)
        branch(entry, "title", title)
        for word in words:
            branch(entry, "xhtml:link", attributes={"href": word})
    written = serialized(root)
    ET.indent(root, " ")

    assert written == ET.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"


@given(WORDS | st.integers() | st.none() | st.floats() | WORDS.map(Markup) | st.lists(WORDS))
def test_a_value_is_escaped_as_markupsafe_escapes_it(value: object) -> None:
    assert escaped(value) == escape(value)
