"""How does a value stand in HTML?

In goes any value; out comes text in which nothing is markup but what was declared to be it. The
escapes are markupsafe's, which makes a `Markup` of every answer; that costs more than to look
whether there is anything to escape, and mostly there is not.
"""

from markupsafe import Markup, escape


def escaped(value: object) -> str:
    """Return the value as text that may stand in HTML, in an attribute too; `Markup` as it is."""
    if type(value) is Markup:
        return value
    if type(value) is str and not (
        "&" in value or "<" in value or ">" in value or '"' in value or "'" in value
    ):
        return value
    return escape(value)
