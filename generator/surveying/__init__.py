"""What is there of each story, and what is missing?

In go a linked site, what planning knows of its texts, the moment and what is looked for; out comes
a survey: a row for each story, a cell for each language, and the sums. Nothing here is for readers,
and nothing of it reaches the output.
"""

from generator.surveying.survey import survey

__all__ = ["survey"]
