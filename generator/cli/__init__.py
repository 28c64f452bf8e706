"""Say it to people: the commands of `vestnik`, their words, and how findings are drawn.

The only room that prints and that looks at the clock and the environment.
"""

from generator.cli.commands import main

__all__ = ["main"]
