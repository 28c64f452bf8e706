"""The commands: what they take, and what they answer with.

Each imports what it needs when it runs, so that `vestnik --help` answers at once.
"""

from __future__ import annotations

import atexit
import gc
import json
import os
import re
import signal
import sys
from contextlib import nullcontext, suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, NoReturn

import click

from generator import __version__
from generator.cli import options
from generator.cli.displays import display
from generator.cli.executors import cores, executor_at
from generator.cli.exits import (
    EXIT_BUG,
    EXIT_CONTENT,
    EXIT_INTERRUPTED,
    EXIT_TERMINATED,
    refusals_told,
    trouble_worded,
)
from generator.cli.offers import addresses, schemas
from generator.cli.phrases import phrase, ui_language
from generator.cli.usage import SpokenGroup, spoken
from generator.cli.watch import Watch

if TYPE_CHECKING:
    import cProfile

    from generator.building import BuildReport


def main() -> None:
    """Run `vestnik` on the command line's arguments and exit."""
    signal.signal(signal.SIGTERM, _terminate)
    try:
        # What a command gives is held until the process is gone.
        given = vestnik.main(standalone_mode=False)
        _leave(given if isinstance(given, int) else 0)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        _say_stopped()
        sys.exit(EXIT_INTERRUPTED)
    except _TerminatedError:
        _say_stopped()
        sys.exit(EXIT_TERMINATED)
    except OSError as error:
        click.echo(trouble_worded(error, spoken(sys.argv)), err=True)
        sys.exit(EXIT_CONTENT)
    except Exception:  # noqa: BLE001  # the last wall: whatever gets here is a bug, and says so
        import traceback

        traceback.print_exc()
        click.echo(phrase(spoken(sys.argv), "bug"), err=True)
        sys.exit(EXIT_BUG)


def _leave(code: int) -> NoReturn:
    """End the process as it stands.

    To take apart what it made, value by value, would take longer than most builds.
    """
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        # Whoever listened may have heard enough.
        with suppress(BrokenPipeError):
            stream.flush()
    os._exit(code)


def _terminate(signum: int, frame: FrameType | None) -> NoReturn:
    raise _TerminatedError


class _TerminatedError(SystemExit):
    """The system asks for an end; like Ctrl-C, it is no fault that anybody should catch."""


def _say_stopped() -> None:
    click.echo(phrase(spoken(sys.argv), "stopped"), err=True)


ELSEWHERE = {
    "check": "generator.cli.checking",
    "completion": "generator.cli.completion",
    "explain": "generator.cli.explain",
    "init": "generator.cli.init",
    "new": "generator.cli.new",
    "status": "generator.cli.status",
}
"""Commands that the others need not wait for."""


@click.group(
    cls=SpokenGroup,
    elsewhere=ELSEWHERE,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="vestnik")
@options.heard_ui_lang
def vestnik() -> None:
    """Build a bilingual news site from Markdown."""


def _cluster(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    if value and not _CLUSTER.fullmatch(value):
        raise click.BadParameter("dask://HOST:PORT")
    return value


_CLUSTER = re.compile(r"dask://[^/\s?#\\@]+:[0-9]+")


@vestnik.command()
@options.site
@options.output
@options.strict
@options.style
@options.as_of
@options.url
@click.option("--allow-empty", is_flag=True, help="Publish a site without articles.")
@click.option(
    "--clean", is_flag=True, help="Make everything again: forget what earlier builds remember."
)
@click.option(
    "--record",
    is_flag=True,
    help="Write the addresses of the pages into content/addresses.txt, to be committed.",
)
@click.option(
    "--verify",
    is_flag=True,
    help="Make everything a second time with nothing remembered, and compare.",
)
@options.jobs
@click.option(
    "--executor",
    "cluster",
    metavar="dask://HOST:PORT",
    callback=_cluster,
    help="Read and render on a Dask cluster.",
)
@click.option(
    "--profile",
    is_flag=False,
    flag_value="",
    metavar="[FILE]",
    type=click.Path(dir_okay=False),
    help="Write where the time went; default: .vestnik/profile.txt in the site.",
)
@options.ui_lang
def build(
    root: Path,
    output: Path | None,
    strict: bool,
    style: str,
    as_of: datetime,
    url: str | None,
    allow_empty: bool,
    clean: bool,
    record: bool,
    verify: bool,
    jobs: int,
    cluster: str | None,
    profile: str | None,
    ui_lang: str | None,
) -> BuildReport:
    """Build the site into output/."""
    if record and as_of > options.moment_of_environment():
        raise click.UsageError("--record: readers do not have the site of this --as-of yet")
    # A build makes millions of values that live to its end; to search them for cycles again and
    # again would be half of its time.
    gc.disable()
    lang = ui_language(ui_lang, os.environ)
    watch = Watch(display(lang))

    from generator.building import Order
    from generator.building import build as run
    from generator.cli.console import show
    from generator.cli.summary import summarise, tell_differences

    target = output or root / "output"
    profiler = None if profile is None else _profiler()
    with (
        refusals_told(lang),
        executor_at(cluster) as executor,
        profiler or nullcontext(),
        watch,
    ):
        order = Order(
            root,
            target,
            as_of,
            url,
            is_strict=strict,
            allows_empty=allow_empty,
            is_clean=clean,
            is_verified=verify,
            is_recorded=record,
            jobs=jobs,
            executor=executor,
        )
        report = run(order, watch)
    show(report.findings, style, lang, root)
    if style == "text":
        summarise(report, target, watch, lang)
    if verify:
        tell_differences(report, lang)
    is_told = True
    if profiler:
        from generator.cli.profiling import write_profile

        file = Path(profile) if profile else root / ".vestnik/profile.txt"
        is_told = write_profile(file, profiler, watch, jobs, lang)
    if report.differences or not report.is_published or not is_told:
        raise click.exceptions.Exit(EXIT_CONTENT)
    return report


def _profiler() -> cProfile.Profile:
    from cProfile import Profile

    return Profile()


@vestnik.command()
@options.site
@click.option("--port", type=click.IntRange(0, 65535), help="Default: 8000, or the next free one.")
@click.option("--host", default="127.0.0.1", help="Address to serve on; default: 127.0.0.1.")
@click.option("--open", "opens", is_flag=True, help="Open the site in the browser.")
@options.as_of
@options.ui_lang
@click.pass_context
def serve(
    context: click.Context,
    root: Path,
    port: int | None,
    host: str,
    opens: bool,
    as_of: datetime,
    ui_lang: str | None,
) -> None:
    """Show the site with drafts in the browser, and follow every save."""
    gc.disable()

    from generator.cli.serving import Desk
    from generator.cli.serving import serve as run

    is_given = context.get_parameter_source("as_of") is click.core.ParameterSource.COMMANDLINE
    moment = partial(_same, as_of) if is_given else options.moment_of_environment
    run(Desk(root, moment, ui_language(ui_lang, os.environ)), host, port, opens)


def _same(moment: datetime) -> datetime:
    return moment


@vestnik.command()
@click.argument("address", shell_complete=addresses)
@options.site
@options.output
@options.as_of
@options.url
@options.ui_lang
def why(
    address: str,
    root: Path,
    output: Path | None,
    as_of: datetime,
    url: str | None,
    ui_lang: str | None,
) -> None:
    """Say what of a page is new, and what it depends on.

    ADDRESS is that of the page or its file in the output. Nothing is written.
    """
    gc.disable()
    lang = ui_language(ui_lang, os.environ)

    from generator.building import Order
    from generator.building import why as answer
    from generator.cli.reasons import tell

    target = output or root / "output"
    with refusals_told(lang), Watch(display(lang)) as watch:
        order = Order(root, target, as_of, url, allows_empty=True, jobs=cores())
        found = answer(order, _as_file(address, target), watch)
    raise click.exceptions.Exit(tell(found, address, target, root, lang))


def _as_file(address: str, output: Path) -> str:
    """An address that is a file of the output, seen from here, by its whole path."""
    file = Path(address).resolve()
    return str(file) if file.is_relative_to(output.resolve()) else address


@vestnik.command()
@click.argument("name", required=False, shell_complete=schemas)
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write all schemas into this folder.",
)
@options.heard_ui_lang
def schema(name: str | None, output: Path | None) -> None:
    """Print the JSON Schema NAME, list their names, or write them all for text editors."""
    from generator.reading import json_schemas

    schemas = json_schemas()
    if output:
        output.mkdir(parents=True, exist_ok=True)
        for each, content in schemas.items():
            (output / f"{each}.json").write_text(_json(content), "utf-8")
    elif name is None:
        click.echo("\n".join(schemas))
    elif name in schemas:
        click.echo(_json(schemas[name]), nl=False)
    else:
        raise click.BadParameter(", ".join(schemas), param_hint="NAME")


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
