from generator.linking import link
from generator.model.site import Read
from tests.unit.linking.builders import NAMED, article, config, entry, findings, image, marks


def test_the_publisher_exists_and_is_ourselves() -> None:
    ours = entry("partners", "spbpu", NAMED | {"self": "yes"})

    assert findings(ours, publisher="spbpu") == []
    assert findings(entry("partners", "spbpu"), publisher="spbpu") == [
        "publisher-not-self config.yaml:1"
    ]
    assert findings(publisher="spbpu") == ["partner-unknown config.yaml:1"]


def test_the_menu_names_lists_and_standalone_pages() -> None:
    assert findings(article("pages/about.ru.md"), menu=["news", "about"]) == []
    assert findings(article("news/about.ru.md"), menu=["about"]) == ["page-unknown config.yaml:1"]


def test_a_setting_is_reported_where_it_stands() -> None:
    settings = marks("config.yaml", {"menu": ["news", "about"]})
    site = link(Read(settings=settings), config(menu=["news", "about"]))

    assert [found.position.line for found in site.diagnostics] == [4]


def test_a_menu_entry_whose_page_is_unreadable_is_not_reported() -> None:
    assert findings(menu=["about"], unreadable=("pages/about.ru.md",)) == []


def test_the_themes_logo_lies_in_static() -> None:
    assert findings(image("static/logo.png"), theme={"logo": "/logo.png"}) == []
    assert findings(theme={"logo": "/logo.png"}) == ["image-missing config.yaml:1"]
