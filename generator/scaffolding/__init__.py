"""What does a new text, record or site look like before anybody has written it?

In go the facts that are known; out come files as texts, with what is not known yet as comments that
teach. Nothing here looks at a disk, asks or prints. The words lie in `templates/`, by the language
of the editor; the samples by that of the text.
"""

from generator.scaffolding.filling import yaml_of
from generator.scaffolding.records import record, record_texts
from generator.scaffolding.sites import site
from generator.scaffolding.stories import story
from generator.scaffolding.translations import translation

__all__ = ["record", "record_texts", "site", "story", "translation", "yaml_of"]
