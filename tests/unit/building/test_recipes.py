"""What pages are drawn with."""

from pathlib import Path

from generator.building.cache import Cache
from generator.building.recipes import Recipe, compile_all, recipe_for, theme_notes, theme_recipe
from generator.building.settings import load_settings
from generator.building.themes import load_theme
from tests.support.project import MINIMAL, project


def recipe_of(root: Path) -> Recipe:
    settings = load_settings(project(MINIMAL, root)).value
    assert settings is not None
    return theme_recipe(load_theme(root), settings.config)


def test_pages_are_drawn_with_what_they_may_ask_for(tmp_path: Path) -> None:
    whole = recipe_of(tmp_path)
    notes = theme_notes(whole, Cache.forgetful())

    part = recipe_for(["redirect.html"], whole, notes)
    theme = compile_all(part).value

    assert theme is not None
    assert {*notes.closures["redirect.html"]} <= {name for name, _ in part.templates}
    assert len(part.templates) < len(whole.templates)


def test_all_pages_are_drawn_with_the_theme_that_was_compiled_already(tmp_path: Path) -> None:
    whole = recipe_of(tmp_path)
    notes = theme_notes(whole, Cache.forgetful())

    assert recipe_for(notes.closures, whole, notes) is whole


def test_parts_of_a_theme_are_not_taken_for_one_another(tmp_path: Path) -> None:
    whole = recipe_of(tmp_path)
    notes = theme_notes(whole, Cache.forgetful())

    parts = [recipe_for([name], whole, notes) for name in ("redirect.html", "article.html")]

    assert len({whole, *parts}) == 3
