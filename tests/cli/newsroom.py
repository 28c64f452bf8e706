"""A site in which much is yet to be done, and how its desk asks about it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from click.testing import CliRunner, Result

from generator.cli.commands import vestnik
from tests.support.project import MINIMAL

NEWSROOM = (
    MINIMAL
    + """\
-- content/categories.yaml --
science: {name: {ru: Наука, en: Science}}
-- content/partners/etri.yaml --
name: {ru: Институт ETRI, en: ETRI}
-- content/visits/2023-china.yaml --
title: {ru: Визит в Китай, en: The visit to China}
starts: 2023-05-29
ends: 2023-06-03
-- content/news/talks.ru.md --
---
title: Переговоры
date: 2023-06-01
original: ru
updated: 2023-06-12
visit: 2023-china
partners: [etri]
---
Текст.
-- content/news/talks.en.md --
---
title: Talks
---
Text.
-- content/news/lecture.en.md --
---
title: =HYPERLINK("https://example.org")
date: 2023-06-03
category: science
---
Text.
-- content/news/signing.ru.md --
---
title: Подписание
date: 2023-06-02
original: ru
---
Текст.
-- content/news/signing.en.md --
---
title: The signing
relation: digest
draft: true
---
Text.
-- content/news/later.ru.md --
---
title: Потом
date: 2023-06-20
---
Текст.
-- content/pages/about.ru.md --
---
title: О сайте
---
Текст.
"""
)


def run(*arguments: object, env: Mapping[str, str | None] | None = None) -> Result:
    environment = {"SOURCE_DATE_EPOCH": None, "LC_ALL": "C", "COLUMNS": None, **(env or {})}
    return CliRunner(env=environment).invoke(vestnik, [str(one) for one in arguments])


def status(site: Path, *options: object, env: Mapping[str, str | None] | None = None) -> Result:
    return run("status", "--site", site, "--as-of", "2023-06-15", *options, env=env)
