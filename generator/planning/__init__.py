"""Which pages will exist, and what does each show?

In go a linked site, a moment and the theme's assets; out comes the plan: every file of the output
folder, with the view of each page. Time enters here and is turned at once into facts: what is
published, what has expired.
"""

from generator.planning.appearances import appearances
from generator.planning.plan import Draft, drafted, plan
from generator.planning.redirects import is_redirect

__all__ = ["Draft", "appearances", "drafted", "is_redirect", "plan"]
