"""What should an editor look at, although a site can be made of it?

In goes a linked site with its words and all that readers see of it at a moment; out come findings
that no build stops for: a translation that lacks a section, a link into the other language, words
in the wrong script, a record that nothing needs. Each family of checks is a module, and no check is
sure: a finding can be waived where it is wrong. Texts with errors are left out, for nobody knows
what they would say.
"""

from collections.abc import Callable, Iterator

from generator.checking.checked import Checked
from generator.checking.counterparts import one_sided_translations
from generator.checking.days import passed_days
from generator.checking.languages import (
    foreign_captions,
    foreign_texts,
    untranslated_captions,
)
from generator.checking.ledger import vanished_addresses
from generator.checking.likeness import near_duplicates
from generator.checking.links import stray_links
from generator.checking.names import misspelt_names
from generator.checking.outside import outside_links
from generator.checking.prose import Prose, prose
from generator.checking.translations import missing_translations, outdated_translations
from generator.checking.twins import twin_records
from generator.checking.uses import unused_pictures, unused_records
from generator.diagnostics import Diagnostic

__all__ = ["Checked", "Prose", "check", "outside_links", "prose"]

CHECKS: tuple[Callable[[Checked], Iterator[Diagnostic]], ...] = (
    missing_translations,
    one_sided_translations,
    outdated_translations,
    foreign_texts,
    foreign_captions,
    untranslated_captions,
    stray_links,
    passed_days,
    unused_records,
    unused_pictures,
    misspelt_names,
    twin_records,
    near_duplicates,
    vanished_addresses,
)
"""What is looked for: to add a check is to add its function here."""


def check(checked: Checked) -> tuple[Diagnostic, ...]:
    """Everything that the checks find, in order of place, each once."""
    found = {one for look in CHECKS for one in look(checked)}
    return tuple(sorted(found, key=lambda one: one.order))
