"""How a file of XML comes to be.

In go names and texts; out comes a document's bytes. `xml.etree` escapes; what no XML may contain,
escaped or not, is left out here.
"""

import re
from collections.abc import Mapping
from xml.etree import ElementTree as ET

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def branch(
    parent: ET.Element, tag: str, text: str = "", attributes: Mapping[str, str] | None = None
) -> ET.Element:
    """Return a new last child of the parent; attributes without a value are left out."""
    given = {name: legal(value) for name, value in (attributes or {}).items() if value}
    element = ET.SubElement(parent, tag, given)
    element.text = legal(text) or None
    return element


def legal(text: str) -> str:
    """Return the text without the characters that XML 1.0 forbids (its production 2, `Char`)."""
    return _FORBIDDEN.sub("", text)


def serialized(root: ET.Element) -> bytes:
    """Return the document, indented, in UTF-8."""
    ET.indent(root, " ")
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
