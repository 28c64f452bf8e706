"""Which pages of the demo stand for all pages?"""

from __future__ import annotations

from collections.abc import Mapping

ONE_LANGUAGE = "/ru/news/2023/siamc-graphite/"
"""A story in Russian only: its visit's page is the nearest that English readers have."""

COUNTERPARTS: Mapping[str, tuple[str, str]] = {
    kind: (f"/ru/{path}", f"/en/{path}")
    for kind, path in {
        "home": "",
        "article": "news/2023/zjut-talks/",
        "article with its own anchors": "news/2023/visit-results/",
        "standalone page": "about/",
        "news": "news/",
        "year": "news/2023/",
        "month": "news/2023/06/",
        "partners": "partners/",
        "partner": "partners/etri/",
        "visits": "visits/",
        "visit": "visits/2023-china/",
        "agreements": "agreements/",
        "category": "categories/international/",
        "tag": "tags/signing/",
        "not found": "404.html",
    }.items()
}
"""A page of each kind in both languages."""

LISTS = {"second page of the home": "/ru/page/2/"}
"""Pages whose number means another list in another language."""

ALL = (
    "/", ONE_LANGUAGE, "/404.html", *LISTS.values(),
    *(path for pair in COUNTERPARTS.values() for path in pair),
)  # fmt: skip
