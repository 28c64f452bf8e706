"""Where may Markdown begin?

markdown-it asks each of its rules at every line, and nearly all of them look at one character and
say no. In goes a parser that has all its rules; from then on it asks only those that may say yes,
and leaves alone what no rule can change. What it makes of a text stays the same: a property test
holds it against a parser that asks them all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from markdown_it import MarkdownIt
from markdown_it.parser_block import RuleFuncBlockType
from markdown_it.parser_inline import ParserInline
from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore, normalize, text_join
from markdown_it.token import Token
from markdown_it.utils import EnvType

BEGINNINGS: Mapping[str, str] = {
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
"""The first characters of the blocks that a rule finds; what is not named may begin with any."""

ENDINGS: Mapping[str, str] = {**BEGINNINGS, "deflist": ":~"}
"""The same of blocks that end the one above them: a list of definitions does so at the second."""

MARKUP = "\n\\`~*_[]!<&{"
"""The characters in a block's text at which a rule may begin, and the end of a link's words."""


def ask_where_due(parser: MarkdownIt) -> None:
    """Let a parser ask its rules only where they may find something."""
    _sort_block_rules(parser.block.ruler)
    parser.inline = _InlineParser(parser.inline)
    parser.core.ruler.at("normalize", _normalize)
    parser.core.ruler.at("text_join", _text_join)


# Blocks -----------------------------------------------------------------------------------------


def _sort_block_rules(ruler: Ruler[RuleFuncBlockType]) -> None:
    """Put one rule before all others, and one in place of those that end a block of some kind."""
    names = ruler.get_active_rules()
    name_of = dict(zip(ruler.getRules(), names, strict=True))
    chains = {chain: [name_of[rule] for rule in ruler.getRules(chain)] for chain in _CHAINS}
    rules = {name: _where_due(name, rule) for rule, name in name_of.items()}
    for name, rule in rules.items():
        ruler.at(name, rule)
    alone = _where_alone(rules["paragraph"])
    ruler.before(names[0], "beginning", _sorted(rules, BEGINNINGS, alone))
    for chain, members in chains.items():
        ending = _sorted({name: rules[name] for name in members}, ENDINGS)
        ruler.push(f"ending_{chain}", ending, {"alt": [chain]})


_CHAINS = ("blockquote", "list", "paragraph", "reference")


def _sorted(
    rules: Mapping[str, RuleFuncBlockType], openings: Mapping[str, str], *first: RuleFuncBlockType
) -> RuleFuncBlockType:
    """All rules in one; at characters that open nothing known, those that come `first` go first."""
    by_character = {
        character: tuple(
            rule for name, rule in rules.items() if character in openings.get(name, character)
        )
        for character in "".join(openings.values())
    }
    others = (*first, *(rule for name, rule in rules.items() if name not in openings))

    def find(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        for rule in by_character.get(_first(state, start), others):
            if rule(state, start, end, silent):
                return True
        return False

    return find


def _where_alone(paragraph: RuleFuncBlockType) -> RuleFuncBlockType:
    """A paragraph of one line, with nothing below it that could make it anything else."""

    def find(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        below = start + 1
        is_alone = (
            not state.is_code_block(start)
            and (below >= end or state.isEmpty(below))
            and (below + 1 >= end or _first(state, below + 1) not in _DEFINITION)
        )
        return is_alone and paragraph(state, start, end, silent)

    return find


def _where_due(name: str, rule: RuleFuncBlockType) -> RuleFuncBlockType:
    """A rule that looks at the lines below before it is asked, if there is anything to look for."""
    is_due = _SIGNS.get(name)
    if is_due is None:
        return rule

    def find(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        return is_due(state, start, end) and rule(state, start, end, silent)

    return find


def _has_delimiters(state: StateBlock, start: int, _end: int) -> bool:
    return _first(state, start + 1) in _DELIMITER


def _has_underline(state: StateBlock, start: int, end: int) -> bool:
    line = start + 1
    while line < end and not state.isEmpty(line):
        if state.sCount[line] >= state.blkIndent and _first(state, line) in _UNDERLINE:
            return True
        line += 1
    return False


_SIGNS: Mapping[str, Callable[[StateBlock, int, int], bool]] = {
    "table": _has_delimiters,
    "lheading": _has_underline,
}


def _first(state: StateBlock, line: int) -> str:
    """The first character of a line that is no blank; none where a quotation ends the text."""
    start = state.bMarks[line] + state.tShift[line]
    return state.src[start : start + 1]


_DEFINITION = frozenset(":~")
_DELIMITER = frozenset("|-:")
_UNDERLINE = frozenset("=-")


# Text -------------------------------------------------------------------------------------------


class _InlineParser(ParserInline):
    """A parser of text with the rules of another."""

    def __init__(self, plain: ParserInline) -> None:
        super().__init__()
        self.ruler, self.ruler2 = plain.ruler, plain.ruler2
        self.terminator_re = re.compile(f"[{re.escape(MARKUP)}]")

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        """The tokens of a text; where nothing may begin in it, it is one."""
        if not src or self.terminator_re.search(src):
            return super().parse(src, md, env, tokens)
        tokens.append(Token("text", "", 0, content=src))
        return tokens


# Text as a whole --------------------------------------------------------------------------------


def _normalize(state: StateCore) -> None:
    if "\r" in state.src or "\0" in state.src:
        normalize(state)


def _text_join(state: StateCore) -> None:
    """Join the text around escaped characters and entities, which alone part it."""
    if "\\" in state.src or "&" in state.src:
        text_join(state)
