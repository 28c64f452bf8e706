"""Which rules of Markdown may begin at a character?

markdown-it asks each of its thirty rules at every line and at every mark, and nearly all of them
look at one character and say no. In goes a parser, which from then on asks only those that may say
yes. What it makes of a text stays the same: a property test holds it against a parser that asks
them all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from markdown_it import MarkdownIt
from markdown_it.parser_block import RuleFuncBlockType
from markdown_it.parser_inline import ParserInline, RuleFuncInlineType
from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore, normalize, text_join
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

BLOCKS: Mapping[str, str] = {
    "attr": "{",
    "blockquote": ">",
    "container_box": ":",
    "fence": "`~",
    "footnote_def": "[",
    "heading": "#",
    "hr": "*-_",
    "html_block": "<",
    "list": "*+-0123456789",
    "reference": "[",
}
"""The first characters of the blocks that a rule finds; one that is not named may begin at any."""

TEXT: Mapping[str, str] = {
    "attr": "{",
    "autolink": "<",
    "backticks": "`",
    "emphasis": "*_",
    "entity": "&",
    "escape": "\\",
    "footnote_ref": "[",
    "html_inline": "<",
    "image": "!",
    "link": "[",
    "newline": "\n",
    "span": "[",
    "strikethrough": "~",
}
"""The same of what stands inside a block; the rule for mere text finds all that lies between."""


def ask_by_character(parser: MarkdownIt) -> None:
    """Let a parser with all its rules ask each only where it may find something."""
    parser.block.ruler = _BlockRuler(parser.block.ruler)
    parser.inline = _Inlines(parser.inline)
    parser.core.ruler.at("normalize", _normalize)
    parser.core.ruler.at("text_join", _text_join)


Rule = TypeVar("Rule", RuleFuncBlockType, RuleFuncInlineType)


def _sorted(rules: Mapping[str, Rule], openings: Mapping[str, str]) -> dict[str, tuple[Rule, ...]]:
    """The rules that may begin at a character; those of "" at any other."""
    return {
        character: tuple(
            rule
            for name, rule in rules.items()
            if name not in openings or character in set(openings[name])
        )
        for character in ("", *"".join(openings.values()))
    }


class _BlockRuler(Ruler[RuleFuncBlockType]):
    """The rules of another ruler, each chain of them in one rule."""

    def __init__(self, plain: Ruler[RuleFuncBlockType]) -> None:
        super().__init__()
        self._names = plain.get_active_rules()
        named = dict(zip(plain.getRules(), self._names, strict=True))
        self._chains = {
            chain: [_block_rule({named[rule]: rule for rule in plain.getRules(chain)})]
            for chain in ("", "blockquote", "list", "paragraph", "reference")
        }

    def get_active_rules(self) -> list[str]:
        return self._names

    def getRules(self, chainName: str = "") -> list[RuleFuncBlockType]:  # noqa: N802, N803
        return self._chains[chainName]


def _block_rule(rules: Mapping[str, RuleFuncBlockType]) -> RuleFuncBlockType:
    due = {name: _where_due(name, rule) for name, rule in rules.items()}
    by_character = _sorted(due, BLOCKS)
    others = by_character.pop("")

    def find(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        for rule in by_character.get(_first(state, start), others):
            if rule(state, start, end, silent):
                return True
        return False

    return find


def _where_due(name: str, rule: RuleFuncBlockType) -> RuleFuncBlockType:
    is_due = _LATER.get(name)
    if is_due is None:
        return rule

    def find(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        return is_due(state, start, end) and rule(state, start, end, silent)

    return find


def _first(state: StateBlock, line: int) -> str:
    """The first character of a line after quote marks, bullets and blanks; "" where none is."""
    start = state.bMarks[line] + state.tShift[line]
    return state.src[start : start + 1]


def _has_delimiters(state: StateBlock, start: int, _end: int) -> bool:
    return _first(state, start + 1) in _DELIMITERS


def _has_underline(state: StateBlock, start: int, end: int) -> bool:
    line = start + 1
    while line < end and not state.isEmpty(line):
        if _first(state, line) in _UNDERLINES:
            return True
        line += 1
    return False


def _has_definition(state: StateBlock, start: int, end: int) -> bool:
    line = start
    while line < min(end, start + 3):
        if _first(state, line) in _DEFINITIONS:
            return True
        line += 1
    return False


_DELIMITERS = frozenset("|-:")
_UNDERLINES = frozenset("-=")
_DEFINITIONS = frozenset(":~")

_LATER: Mapping[str, Callable[[StateBlock, int, int], bool]] = {
    "table": _has_delimiters,
    "lheading": _has_underline,
    "deflist": _has_definition,
}


class _Inlines(ParserInline):
    def __init__(self, plain: ParserInline) -> None:
        super().__init__()
        rules = dict(zip(plain.ruler.get_active_rules(), plain.ruler.getRules(), strict=True))
        self.ruler = Ruler()
        self.ruler.push("any", _inline_rule(rules))
        self.ruler2 = plain.ruler2
        self.terminator_re = re.compile("[" + re.escape("".join(TEXT.values()) + "]") + "]")

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        if src and not self.terminator_re.search(src):
            tokens.append(Token("text", "", 0, content=src))
            return tokens
        return super().parse(src, md, env, tokens)


def _inline_rule(rules: Mapping[str, RuleFuncInlineType]) -> RuleFuncInlineType:
    by_character = _sorted({name: rule for name, rule in rules.items() if name != "text"}, TEXT)
    by_character.pop("")
    by_character["]"] = ()
    mere = (rules["text"],)

    def find(state: StateInline, silent: bool) -> bool:
        for rule in by_character.get(state.src[state.pos], mere):
            if rule(state, silent):
                return True
        return False

    return find


def _normalize(state: StateCore) -> None:
    if "\r" in state.src or "\0" in state.src:
        normalize(state)


def _text_join(state: StateCore) -> None:
    if "\\" in state.src or "&" in state.src:
        text_join(state)
