"""What a page looks like.

In go a page with its view and the compiled theme; out come the bytes of its file, or what is wrong
with the template that should have made them.
"""

from generator.rendering.closures import closures
from generator.rendering.desk import desk_page
from generator.rendering.locales import is_known_locale
from generator.rendering.render import render
from generator.rendering.templates import TemplateSource, Theme, compile_theme

__all__ = [
    "TemplateSource",
    "Theme",
    "closures",
    "compile_theme",
    "desk_page",
    "is_known_locale",
    "render",
]
