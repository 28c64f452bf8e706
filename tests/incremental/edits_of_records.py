"""What can be done to registries, photos, attachments and static files."""

from __future__ import annotations

from collections.abc import Mapping

from tests.incremental.newsroom import picture
from tests.incremental.writing import Edit, adding, in_files, removing, rewriting, stating

PARTNERS = in_files("content/partners/*.yaml")
VISITS = in_files("content/visits/*.yaml")
AGREEMENTS = in_files("content/agreements/*.yaml")
PHOTO_RECORDS = in_files("content/photos/*.yaml")

RECORD_EDITS: Mapping[str, Edit] = {
    "rename a partner": stating(
        PARTNERS, {"name": "{ru: Другое имя, en: Another name}"}, {"name": "{ru: Без перевода}"}
    ),
    "shorten a partner's name": stating(PARTNERS, {"short": "{ru: КР, en: SH}"}, {"short": None}),
    "alias a partner": stating(
        PARTNERS,
        {"aliases": "{ru: [Договор], en: [treaty, The Guests]}"},
        {"aliases": "{ru: [Гости]}", "link": "never"},
        {"aliases": None, "link": None},
    ),
    "place a partner": stating(
        PARTNERS, {"place": "hong-kong"}, {"place": None, "country": "CN"}, {"country": None}
    ),
    "describe a partner": stating(
        PARTNERS,
        {"kind": "company", "url": "https://other.example.com/", "since": "1999"},
        {"kind": "government", "strategic": "true"},
        {"logo": "../photos/unused.png"},
        {"logo": None, "strategic": None},
    ),
    "succeed a partner": stating(
        in_files("content/partners/harbour.yaml"), {"predecessor": "lonely"}, {"predecessor": None}
    ),
    "add a partner": adding(
        {"content/partners/added.yaml": "name: {ru: Новый партнёр, en: A new partner}\n"},
        {"content/partners/added.yaml": "name: {ru: Он же, en: The same}\nplace: hong-kong\n"},
    ),
    "delete a partner": removing(
        in_files("content/partners/added.yaml", "content/partners/lonely.yaml")
    ),
    "retitle a visit": stating(VISITS, {"title": "{ru: Иная поездка, en: Another journey}"}),
    "prolong a visit": stating(VISITS, {"ends": "2024-06-01"}, {"ends": "2024-06-02"}),
    "send others": stating(
        VISITS,
        {"delegation": "[{person: li-ming, role: {ru: гость, en: guest}}]"},
        {"delegation": "[{person: Nobody}]"},
        {"delegation": None},
    ),
    "stop elsewhere": stating(
        in_files("content/visits/2024-home.yaml"),
        {"stops": "[{date: 2024-05-13, place: saint-petersburg, partners: [lonely]}]"},
        {"stops": "[{date: 2024-05-13, what: {ru: Чай}, photos: [../photos/unused.png]}]"},
        {"stops": None},
    ),
    "add a visit": adding(
        {
            "content/visits/added.yaml": (
                "title: {ru: Новая поездка, en: A new journey}\n"
                "starts: 2024-05-01\nends: 2024-05-02\n"
            )
        }
    ),
    "delete a visit": removing(in_files("content/visits/added.yaml", "content/visits/lonely.yaml")),
    "retitle an agreement": stating(AGREEMENTS, {"title": "{ru: Бумага, en: A paper}"}),
    "prolong an agreement": stating(
        AGREEMENTS,
        {"valid_until": "2024-06-04"},
        {"valid_until": "2030-01-01"},
        {"valid_until": None},
    ),
    "sign with others": stating(
        AGREEMENTS, {"parties": "[home, lonely]"}, {"parties": "[harbour, school]"}
    ),
    "file an agreement": stating(
        AGREEMENTS, {"file": "../files/plan.pdf"}, {"file": None, "scope": "{ru: Всё}"}
    ),
    "add an agreement": adding(
        {
            "content/agreements/added.yaml": (
                "title: {ru: Новое соглашение, en: A new agreement}\n"
                "signed: 2024-05-30\nparties: [home]\n"
            )
        }
    ),
    "delete an agreement": removing(
        in_files("content/agreements/added.yaml", "content/agreements/contract.yaml")
    ),
    "rename a category": stating(
        in_files("content/categories.yaml"),
        {"campus": "{name: {ru: Двор, en: Yard}}"},
        {"campus": "{name: {ru: Кампус, en: Campus}, slug: grounds}"},
        {"cooperation": "{name: {ru: Вместе, en: Together}, text: {ru: Новое.}}"},
        {"added": "{name: {ru: Пусто, en: Empty}}"},
        {"added": None},
    ),
    "rename a tag": stating(
        in_files("content/tags.yaml"),
        {"science": "{name: {ru: знание, en: knowledge}}"},
        {"lectures": "{name: {ru: лекция}, slug: talks}"},
        {"unused": "{name: {ru: иное, en: other}}"},
    ),
    "rename a person": stating(
        in_files("content/people.yaml"),
        {"anna-orlova": "{name: {ru: Анна Ёлкина, en: Anna Yolkina}, gender: female}"},
        {"li-ming": "{name: {ru: Ли Мин, en: Li Ming}, aliases: {ru: [Мин], en: [Ming]}}"},
        {"added": "{name: {ru: Новый, en: New}, roles: [{role: {ru: гость}, partner: school}]}"},
        {"added": None},
    ),
    "rename a place": stating(
        in_files("content/places.yaml"),
        {"hong-kong": "{name: {ru: Сянган, en: Xianggang}, country: CN, lat: 22.3, lon: 114.2}"},
        {"saint-petersburg": "{name: {ru: Петербург}, lat: 59.94, lon: 30.31}"},
    ),
    "caption a photo": stating(
        PHOTO_RECORDS,
        {"caption": "{ru: Подпись, en: A caption}"},
        {"caption": None, "credit": "{ru: Снял отдел}"},
        {"place": "hong-kong", "date": "2024-03-05"},
    ),
    "describe a photo": stating(
        PHOTO_RECORDS, {"alt": "{ru: Видно, en: Seen}"}, {"alt": None, "date": "2024-03-05"}
    ),
    "add a photo's record": adding(
        {"content/photos/mark.png.yaml": "alt: {ru: Знак, en: A mark}\n"},
        {"content/photos/unused.png.yaml": "caption: {ru: Ничьё}\n"},
    ),
    "delete a photo's record": removing(in_files("content/photos/*.yaml")),
}
"""Every edit of a registry, by its name."""

FILE_EDITS: Mapping[str, Edit] = {
    "retake a photo": adding(
        *(
            {f"content/photos/{name}.png": picture(colour)}
            for colour in ("red", "blue")
            for name in ("hall", "table", "unused")
        )
    ),
    "resize a photo": adding(
        *(
            {f"content/photos/{name}.png": picture("teal", size)}
            for size in ((64, 48), (20, 40))
            for name in ("hall", "table", "mark")
        )
    ),
    "add a photo": adding({"content/photos/added.png": picture("lime")}),
    "delete a photo": removing(in_files("content/photos/added.png", "content/photos/unused.png")),
    "change an attachment": adding(
        {"content/files/treaty.pdf": b"%PDF-1.4\nThe text of the treaty!\n"},
        {"content/files/treaty.pdf": b"%PDF-1.4\nShort.\n"},
        {"content/files/plan.pdf": b"%PDF-1.4\nAnother plan.\n"},
    ),
    "delete an attachment": removing(in_files("content/files/plan.pdf")),
    "change a static file": adding(
        {"content/static/robots-note.txt": b"Nothing here is hidden!\n"},
        {"content/static/.well-known/desk.txt": b"other@news.example.org\n"},
        {"content/static/mark.png": picture("black", (16, 16))},
    ),
    "add a static file": adding(
        {"content/static/added/deep/file.txt": b"Added.\n"},
        {"content/static/added.txt": b"Added.\n"},
        {"content/static/ru/added.txt": b"Beside pages.\n"},
    ),
    "delete a static file": removing(in_files("content/static/added*", "content/static/robots*")),
    "leave litter": adding(
        {"content/news/2024/.tour.en.md.swp": b"b0VIM"},
        {"content/news/2024/notes.txt": b"Not read.\n"},
        {"content/odd.yaml": b"name: {ru: Odd}\n"},
    ),
    "clear litter": removing(
        in_files("content/news/2024/.*", "content/news/2024/*.txt", "content/odd.yaml")
    ),
    "end a file otherwise": rewriting(
        in_files("content/news/*.md", "content/*.yaml"),
        lambda text, number: (text.rstrip("\n"), text.replace("\n", "\r\n"), "\ufeff" + text)[
            number % 3
        ],
    ),
}
"""Every edit of a file that is only published, or only there."""
