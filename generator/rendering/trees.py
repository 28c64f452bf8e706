"""How a file of XML comes to be.

In go names and texts; out comes a document's bytes. The tree is one of `xml.etree`. It is written
here, since there every word passes through layers for namespaces and encodings that our files have
no use for, and they are a third of a site's files. What no XML may contain, escaped or not, is left
out of the whole.
"""

from collections.abc import Mapping
from xml.etree import ElementTree as ET


def branch(
    parent: ET.Element, tag: str, text: str = "", attributes: Mapping[str, str] | None = None
) -> ET.Element:
    """Return a new last child of the parent; attributes without a value are left out."""
    given = {name: value for name, value in (attributes or {}).items() if value}
    element = ET.SubElement(parent, tag, given)
    element.text = text
    return element


def serialized(root: ET.Element) -> bytes:
    """Return the document, indented, in UTF-8. An element has text or children, never both."""
    pieces = ["<?xml version='1.0' encoding='utf-8'?>"]
    _write(root, "\n", pieces)
    return _legal("".join(pieces)) + b"\n"


_CONTROLS = bytes(range(0x20)).translate(None, b"\t\n\r")
_NO_CHARACTERS = tuple(char.encode() for char in "\ufffe\uffff")


def _write(element: ET.Element, margin: str, pieces: list[str]) -> None:
    attributes = "".join([f' {name}="{_value(value)}"' for name, value in element.items()])
    start = f"{margin}<{element.tag}{attributes}"
    if len(element):
        pieces.append(start + ">")
        for child in element:
            _write(child, margin + " ", pieces)
        pieces.append(f"{margin}</{element.tag}>")
    elif element.text:
        pieces.append(f"{start}>{_text(element.text)}</{element.tag}>")
    else:
        pieces.append(start + " />")


def _text(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _value(text: str) -> str:
    """Return the text for an attribute, where white space would else become a blank."""
    written = _text(text).replace('"', "&quot;")
    return written.replace("\r", "&#13;").replace("\n", "&#10;").replace("\t", "&#09;")


def _legal(text: str) -> bytes:
    """Return the text without the characters that XML 1.0 forbids (its production 2, `Char`)."""
    data = text.encode(errors="ignore").translate(None, _CONTROLS)  # half a surrogate is ignored
    for encoded in _NO_CHARACTERS:
        data = data.replace(encoded, b"")
    return data
