"""Do words stand in the script of another language?

In go words and the scripts of the site's languages; out come runs of foreign ones. A language is
written in the script of its own name for itself (`name` in `config.yaml`), so that no language is
known here. Single words are let pass: they are names, units and abbreviations. Latin ones are
everywhere, so that among others a run of them must be long and read like a sentence.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from generator.config import Config

LETTERS: Mapping[str, str] = {
    "LATIN": "A-Za-zÀ-ÖØ-öø-ɏ",
    "GREEK": "Ͱ-Ͽ",
    "CYRILLIC": "Ѐ-ԯ",
    "ARMENIAN": "Ա-֏",
    "GEORGIAN": "Ⴀ-ჿ",
}
"""Letters of the scripts that are told apart: those that part words by blanks and have, or had,
capitals. By the names that Unicode has for them."""

LONG_RUN = 6
"""So many Latin words in a row are a sentence if they read like one."""

FUNCTION_WORDS = (
    "a an the of in on at to for from by with and or but is are was were be has have had that this"
    " which who it its as not will"
)
"""Words that names have few of, and sentences many."""

RELATING_WORDS = "at by during from in on to with is are was were has have had that which who"
"""Those of them that hardly a name has. *In* and *at* may say where a school is: Czech Technical
University in Prague."""

FOREIGN_PARTICLES = (
    "d da das de degli dei del della den der des di do dos du e el es et für la las le les los och"
    " og sur und van vom von y zu zum zur"
)
"""Small words in names of other languages than English: other words in small may be names too."""


@dataclass(frozen=True, slots=True)
class Scripts:
    """The script of a text's language, and the others that the site has."""

    own: str
    others: Mapping[str, str]
    """The first language of each."""

    def runs(self, words: str) -> Mapping[str, str]:
        """The runs of words that do not belong into a text of this script, and whose they are."""
        return {
            run[0]: lang
            for script, lang in self.others.items()
            for run in _run(script).finditer(words)
            if script != "LATIN" or _is_sentence(run[0])
        }

    def share(self, words: str) -> float:
        """Which share of the letters is in the own script."""
        own = _count(self.own, words)
        every = own + sum(_count(script, words) for script in self.others)
        return own / every if every else 1.0

    def is_foreign(self, phrase: str) -> bool:
        """Whether a caption or the like is in another language; what it quotes does not count."""
        said = _QUOTED.sub(" ", phrase)
        if _letter(self.own).search(said):
            return bool(self.runs(said))
        return any(_reads_as_words(script, said) for script in self.others)


def scripts_of(config: Config) -> Mapping[str, Scripts]:
    """The scripts of the site's languages, as far as they can be told apart."""
    by_lang = {lang: _script(language.name) for lang, language in config.languages.items()}
    known = {script: lang for lang, script in reversed(by_lang.items()) if script}
    return {
        lang: Scripts(script, {one: other for one, other in known.items() if one != script})
        for lang, script in by_lang.items()
        if script
    }


_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|„[^“”]*[“”]|\"[^\"]*\"|\([^)]*\)")


def _script(name: str) -> str | None:
    """The script of the first letter of a name."""
    letter = next((one for one in name if one.isalpha()), "")
    script = unicodedata.name(letter, "").partition(" ")[0]
    return script if script in LETTERS else None


_FUNCTION_WORDS = frozenset(FUNCTION_WORDS.split())


@cache
def _letter(script: str) -> re.Pattern[str]:
    return re.compile(f"[{LETTERS[script]}]+")


@cache
def _word(script: str) -> re.Pattern[str]:
    letter = f"[{LETTERS[script]}]"
    return re.compile(f"{letter}++(?:['’-]{letter}++)*+")


@cache
def _run(script: str) -> re.Pattern[str]:
    word = _word(script).pattern
    least = LONG_RUN - 1 if script == "LATIN" else 1
    return re.compile(f"{word}(?:{_BETWEEN}{word}){{{least},}}")


_BETWEEN = r"[,;:]?[^\S\n]+(?:[–—-][^\S\n]+)?"


def _count(script: str, words: str) -> int:
    return sum(map(len, _letter(script).findall(words)))


def _is_sentence(run: str) -> bool:
    """Whether Latin words are more than a name: they have function words, and others in small."""
    words = [word.strip(",;:") for word in run.split()]
    function = sum(word.lower() in _FUNCTION_WORDS for word in words)
    return function > 1 and sum(map(_is_small, words)) > 1


def _is_small(word: str) -> bool:
    """Whether a word is neither a name, a unit nor a function word."""
    if len(word) < 3 or not (word.isalpha() and word.islower()):
        return False
    return word not in _FUNCTION_WORDS and word not in _FOREIGN_PARTICLES


def _reads_as_words(script: str, phrase: str) -> bool:
    """Whether a phrase without a letter of its own script is more than a name or an abbreviation.

    Elsewhere than in Latin a name is one too many already.
    """
    words = _word(script).findall(_ADDRESS.sub(" ", phrase))
    return _is_said(words) if script == "LATIN" else any(not word.isupper() for word in words)


_ADDRESS = re.compile(r"(?:[\w-]+[.@/])+[^\W_][\w-]*")
"""Of a site, a person or a file: polytech.example, info@polytech.example."""


def _is_said(words: Sequence[str]) -> bool:
    """Whether Latin words say something: one of them relates others, or is no name by its looks.

    The first one may be a name that its owners write in small: vivo, thyssenkrupp.
    """
    if any(_is_relating(word, words[:at]) for at, word in enumerate(words) if at):
        return True
    least = 2 if _FOREIGN_PARTICLES.intersection(words) else 1
    return sum(map(_is_small, words[1:])) >= least


_RELATING_WORDS = frozenset(RELATING_WORDS.split())
_FOREIGN_PARTICLES = frozenset(FOREIGN_PARTICLES.split())


def _is_relating(word: str, before: Sequence[str]) -> bool:
    is_where = word in _WHERE and any(map(_SCHOOL.match, before))
    return word in _RELATING_WORDS and not is_where


_WHERE = ("at", "in")
_SCHOOL = re.compile("Academy|Cent(?:er|re)|College|Institut|School|Universi")
"""After such a word it is likely a name that goes on."""
