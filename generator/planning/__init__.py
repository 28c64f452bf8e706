"""Which pages will exist, and what does each show?

In go a linked site, a moment and the theme's assets; out comes the draft of a plan: every file of
the output folder, and the view of each page for whoever asks. Time enters here and is turned at
once into facts: what is published, what has expired.
"""

from generator.planning.appearances import appearances
from generator.planning.plan import Draft, drafted
from generator.planning.redirects import is_redirect

__all__ = ["Draft", "appearances", "drafted", "is_redirect"]
