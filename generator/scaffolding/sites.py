"""What is in the folder of a new site?

In go the day, the version of Vestnik and the JSON Schemas for text editors; out come all files: a
config, a story in two languages with its visit and partner, workflows that publish, and settings
that let text editors complete fields.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date

from generator.model.blanks import Blanks
from generator.scaffolding.filling import unchanged

SCHEMAS = ".vscode/schemas"

IMAGES = ("jpg", "jpeg", "png", "webp", "avif", "gif", "svg")


def site(day: date, version: str, schemas: Mapping[str, str], ui_lang: str) -> Blanks:
    """Every file of a new site; its comments are in the editor's language."""
    values = {"date": f"{day}", "year": f"{day.year}", "visit": f"{day.year}-astana"}
    values["version"] = version
    texts = {
        _named(path, values): _named(unchanged(template.format(ui_lang=ui_lang)), values)
        for path, template in _FILES.items()
    }
    settings = {"yaml.schemas": _schemas(schemas)}
    return Blanks(
        {
            **texts,
            ".vscode/settings.json": f"{json.dumps(settings, indent=2)}\n",
            **{f"{SCHEMAS}/{name}.json": schema for name, schema in schemas.items()},
        },
        ("content/photos", "content/files"),
    )


_FILES: Mapping[str, str] = {
    "config.yaml": "{ui_lang}/config.yaml",
    "README.md": "{ui_lang}/readme.md",
    "requirements.txt": "site/requirements.txt",
    "content/news/$year/talks-by-the-lake.ru.md": "site/content/story.ru.md",
    "content/news/$year/talks-by-the-lake.en.md": "site/content/story.en.md",
    "content/pages/about.ru.md": "site/content/about.ru.md",
    "content/pages/about.en.md": "site/content/about.en.md",
    "content/partners/our-university.yaml": "site/content/partners.our-university.yaml",
    "content/partners/lakeside.yaml": "site/content/partners.lakeside.yaml",
    "content/visits/$visit.yaml": "site/content/visit.yaml",
    "content/places.yaml": "site/content/places.yaml",
    "content/categories.yaml": "site/content/categories.yaml",
    ".gitignore": "site/gitignore",
    ".gitattributes": "site/gitattributes",
    ".editorconfig": "site/editorconfig",
    ".vscode/extensions.json": "site/extensions.json",
    ".github/workflows/publish.yml": "site/github.yml",
    ".gitlab-ci.yml": "site/gitlab.yml",
}
"""Where each file goes, and from which template it comes."""


def _named(text: str, values: Mapping[str, str]) -> str:
    """The text with its `$names`; any other dollar belongs to somebody else."""
    for name, value in values.items():
        text = text.replace(f"${name}", value)
    return text


def _schemas(names: Mapping[str, str]) -> dict[str, list[str]]:
    """Which files each schema is for, as the YAML extension of VS Code asks for it."""
    return {f"./{SCHEMAS}/{name}.json": found for name in names if (found := _globs(name))}


def _globs(name: str) -> list[str]:
    """The files of a schema; front matter is out of that extension's reach."""
    match name:
        case "config":
            return ["/config.yaml"]
        case "article" | "record-text":
            return []
        case "photos":
            return [f"/content/**/*.{suffix}.yaml" for suffix in IMAGES]
        case _ if name.endswith("-many"):
            return [f"/content/{name.removesuffix('-many')}.yaml"]
        case _:
            return [f"/content/{name}/*.yaml"]
