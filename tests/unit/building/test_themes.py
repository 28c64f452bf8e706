"""Of which files a theme consists."""

import os
from pathlib import Path

from generator.building.layout import builtin_theme
from generator.building.themes import load_theme
from tests.support.project import write


def test_site_without_templates_has_the_built_in_theme(tmp_path: Path) -> None:
    theme = load_theme(tmp_path)

    assert theme.templates["base.html"].data == (builtin_theme() / "base.html").read_bytes()
    assert {"ru", "en"} <= theme.catalogs.keys()
    assert any(path.startswith("templates/assets/") for path in theme.assets)


def test_template_of_the_site_wins(tmp_path: Path) -> None:
    write(tmp_path, "templates/partials/footer.html", b"<footer>")

    theme = load_theme(tmp_path)

    assert theme.templates["partials/footer.html"].data == b"<footer>"
    assert theme.templates["partials/footer.html"].path == "templates/partials/footer.html"
    assert "base.html" in theme.templates


def test_catalog_of_the_site_is_laid_over_the_built_in_one(tmp_path: Path) -> None:
    write(tmp_path, "templates/locales/ru/LC_MESSAGES/messages.po", b"own")
    builtin = (builtin_theme() / "locales/ru/LC_MESSAGES/messages.po").read_bytes()

    assert load_theme(tmp_path).catalogs["ru"] == (builtin, b"own")


def test_asset_of_the_site_wins_and_others_are_added(tmp_path: Path) -> None:
    write(tmp_path, "templates/assets/icon.svg", b"<svg/>")
    write(tmp_path, "templates/assets/fonts/own.woff2", b"wOF2")

    assets = load_theme(tmp_path).assets

    assert assets["templates/assets/icon.svg"] == tmp_path / "templates/assets/icon.svg"
    assert "templates/assets/fonts/own.woff2" in assets


def test_what_is_no_ordinary_file_is_left_alone(tmp_path: Path) -> None:
    write(tmp_path, "templates/.footer.html.swp", b"b0VIM")
    write(tmp_path, "templates/.git/config.html", b"git")
    (tmp_path / "templates/passwd.html").symlink_to("/etc/passwd")
    (tmp_path / "templates/assets").symlink_to("/etc")
    os.mkfifo(tmp_path / "templates/pipe.html")

    plain, odd = load_theme(tmp_path.parent / "no-site"), load_theme(tmp_path)

    assert (plain.templates, plain.assets) == (odd.templates, odd.assets)


def test_repository_s_own_site_does_not_lay_the_theme_over_itself() -> None:
    repository = Path(__file__).parents[3]

    assert all(len(files) == 1 for files in load_theme(repository).catalogs.values())
