"""The command `vestnik completion`: how a shell completes commands and options."""

from __future__ import annotations

import click

from generator.cli import options
from generator.cli.usage import SpokenCommand

SHELLS = ("bash", "zsh", "fish")


@click.command(cls=SpokenCommand)
@click.argument("shell", type=click.Choice(SHELLS))
@options.heard_ui_lang
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print the script by which a shell completes commands and options."""
    from click.shell_completion import get_completion_class

    asks = get_completion_class(shell)
    assert asks is not None
    script = asks(ctx.find_root().command, {}, "vestnik", "_VESTNIK_COMPLETE").source()
    click.echo(script.replace(*_WHOLE_IN_FISH))


_WHOLE_IN_FISH = ('string split ","', 'string split --max 1 ","')
"""Click parts an answer at every comma, and so loses what follows one in a description."""
