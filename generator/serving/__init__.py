"""Show the desk what it writes: a site on this machine, and browsers that follow it.

In go the changes of the site's files and what builds make of them; out come answers to browsers.
Nothing here builds and nothing prints: whoever serves does both, and tells the board.
"""

from generator.serving.board import Board, Problem, Showing
from generator.serving.holders import holder_of
from generator.serving.server import open_door, served
from generator.serving.watching import watched

__all__ = ["Board", "Problem", "Showing", "holder_of", "open_door", "served", "watched"]
