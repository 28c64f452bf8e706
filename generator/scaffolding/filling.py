"""How does a template become a file?

In go a template and the values that are known; out comes its text. `$name` stands for a value. A
line whose `$name(sample)` is not known becomes a comment with the sample, so that whoever writes on
sees what could stand there; so does all that is indented under a line, where nothing of it is.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

from generator.diagnostics import UI_LANGUAGES
from generator.model.blanks import Known


def filled(name: str, ui_lang: str, values: Mapping[str, Known], raw: Mapping[str, str]) -> str:
    """A template of the editor's language with its fields; `raw` values stand in comments too.

    A line that would show an empty raw value is left out.
    """
    template = _template(f"{ui_lang}/{name}")
    texts = {field: yaml_of(value) for field, value in values.items() if value}
    return "".join(_drawn(unit, texts, raw) for unit in _UNIT.findall(template))


def unchanged(path: str) -> str:
    """A template as it is."""
    return _template(path)


def sample(lang: str, name: str) -> str:
    """Words that stand in a text until it is written, in its language or else in English."""
    known = lang if lang in UI_LANGUAGES else UI_LANGUAGES[0]
    text: str = _samples(known)[name]
    return text


def yaml_of(value: Known) -> str:
    """A value as YAML on one line, quoted where it must be."""
    match value:
        case str():
            return _scalar(value, _PLAIN)
        case Mapping():
            pairs = (f"{lang}: {_scalar(text, _PLAIN_INSIDE)}" for lang, text in value.items())
            return f"{{{', '.join(pairs)}}}"
        case _:
            return f"[{', '.join(_scalar(one, _PLAIN_INSIDE) for one in value)}]"


_UNIT = re.compile(r".*\n(?:[ ].*\n)*")
"""A line with all that is indented under it."""

_BLANK = re.compile(r"\$([a-z_]+)(?:\((.*)\))?")


def _drawn(unit: str, texts: Mapping[str, str], raw: Mapping[str, str]) -> str:
    """The lines of a unit, of whose samples one has to be known lest it be a comment."""
    optional = [name for name, sample in _BLANK.findall(unit) if sample]
    lines = [_line(line, texts, raw) for line in unit.splitlines(keepends=True)]
    is_told = not optional or any(name in texts for name in optional)
    return "".join(lines if is_told else map(_commented, lines))


def _commented(line: str) -> str:
    return f"# {line}" if line and not line.startswith("#") else line


def _line(line: str, texts: Mapping[str, str], raw: Mapping[str, str]) -> str:
    """A line with what is known of it, or as a comment with its sample."""
    if any(raw.get(name) == "" for name in _RAW.findall(line)):
        return ""
    blank = next((one for one in _BLANK.finditer(line) if one[1] not in raw), None)
    if blank is None:
        return _told(line, raw)
    before, after = (_told(part, raw) for part in (line[: blank.start()], line[blank.end() :]))
    if blank[1] in texts:
        return before + texts[blank[1]] + after
    if not blank[2]:
        raise KeyError(f"{blank[1]} is not known, and has no sample")
    return "" if blank[2] == _OMITTED else _commented(before + _told(blank[2], raw) + after)


def _told(part: str, raw: Mapping[str, str]) -> str:
    return _RAW.sub(lambda name: raw.get(name[1], name[0]), part)


_RAW = re.compile(r"\$([a-z_]+)")
_OMITTED = "omit"
"""The sample of a field that is not worth a comment."""

_PLAIN = re.compile(r"[^\W_](?:[^:#\n]|:(?! |$)|(?<! )#)*(?<![\s:])")
_PLAIN_INSIDE = re.compile(r"[^\W_][^:#,\[\]{}\n]*(?<!\s)")


def _scalar(text: str, plain: re.Pattern[str]) -> str:
    text = " ".join(text.split())
    return text if plain.fullmatch(text) else "'" + text.replace("'", "''") + "'"


@cache
def _template(path: str) -> str:
    return (resources.files(__package__) / "templates" / path).read_text("utf-8")


@cache
def _samples(lang: str) -> dict[str, str]:
    return tomllib.loads(_template(f"samples/{lang}.toml"))
