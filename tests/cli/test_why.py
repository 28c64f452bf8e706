"""Why a page is as it is, as `vestnik why` says it."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli.commands import vestnik
from tests.support.project import MINIMAL, project, write

REPOSITORY = Path(__file__).parents[2]
RU = "content/news/opening.ru.md"
OPENING = "/ru/news/2023/opening/"
PAGE = "ru/news/2023/opening/index.html"
BROKEN = b"---\ntitle: [A]\ndate: 2023-06-06\n---\nText.\n"


def run(*arguments: object, env: Mapping[str, str | None] | None = None) -> Result:
    environment = {"SOURCE_DATE_EPOCH": None, "LC_ALL": "C", "COLUMNS": "80", **(env or {})}
    return CliRunner(env=environment).invoke(vestnik, [str(one) for one in arguments])


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site that was built, and then edited."""
    root = project(MINIMAL, tmp_path)
    assert run("build", "--site", root).exit_code == 0
    rewrite(root, RU, "Центр открыт", "Центр закрыт")
    rewrite(root, RU, "во вторник", "в среду")
    card = (REPOSITORY / "templates/partials/card.html").read_bytes()
    write(root, "templates/partials/card.html", card + b"<!-- our own -->")
    return root


def rewrite(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text("utf-8")
    assert old in text
    write(root, path, text.replace(old, new).encode())


def paragraphs(result: Result) -> list[list[str]]:
    assert result.exit_code == 0, result.output
    return [one.split("\n") for one in result.stdout.removesuffix("\n").split("\n\n")]


def test_what_is_new_and_what_it_depends_on_is_said(root: Path) -> None:
    head, last, coming, depends = paragraphs(run("why", OPENING, "--site", root))

    assert head == [
        OPENING,
        f"  {root}/output/{PAGE}, template article.html, from {RU}",
    ]
    assert last == ["Only one build is remembered: every page was new to it."]
    assert coming == [
        "The next build will render it again. New is:",
        f"  words      {RU}",
        f"  titles     {RU}, title: “Центр открыт” → “Центр закрыт”",
        "  templates  templates/partials/card.html",
    ]
    assert depends[:4] == [
        "It depends on:",
        "  view       frame.chrome, frame.head, frame.switches (2), frame.section, text",
        f"  words      {RU}",
        "  titles     content/news/opening.ru.md, content/news/opening.en.md",
    ]
    assert depends[4] == "  templates  templates/partials/card.html"
    assert depends[5].startswith("  built-in   article.html, base.html, partials/")
    assert depends[-2:] == ["  catalogs   en, ru", "  settings   languages, timezone"]


def test_a_file_is_found_from_wherever_one_is(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root / "output/ru/news")

    head, *_ = paragraphs(run("why", "2023/opening/index.html", "--site", root))

    assert head[0] == OPENING


def test_a_site_without_articles_has_pages_too(tmp_path: Path) -> None:
    root = project(MINIMAL, tmp_path)
    for text in (root / "content/news").iterdir():
        text.unlink()
    run("build", "--site", root, "--allow-empty")

    head, *_ = paragraphs(run("why", "/ru/", "--site", root))

    assert head[0] == "/ru/"


def test_it_is_said_in_russian_when_asked(root: Path) -> None:
    assert run("build", "--site", root).exit_code == 0

    head, last, coming, depends = paragraphs(run("why", PAGE, "--site", root, "--ui-lang", "ru"))

    assert head[1].endswith(f"{PAGE}, шаблон article.html, источник {RU}")
    assert last[:2] == [
        "При последнем обновлении сайта страница свёрстана заново. Изменилось вот что:",
        f"  текст       {RU}",
    ]
    assert coming == ["Следующая сборка оставит её как есть."]
    assert depends[0] == "Она зависит от следующего:"
    assert depends[-1] == "  настройки   languages, timezone"


@pytest.mark.parametrize("ui_lang", ["en", "ru"])
def test_every_answer_has_its_words(ui_lang: str, tmp_path: Path) -> None:
    """What is said in all the cases that there are; a missing phrase would be a traceback."""
    root = project(MINIMAL, tmp_path)
    later = "/ru/news/2023/later/"

    def why(address: str = OPENING) -> list[str]:
        told = paragraphs(run("why", address, "--site", root, "--ui-lang", ui_lang))
        return [one[0] for one in told[1:] if len(one) == 1]

    said = [why()]
    run("build", "--site", root)
    said.append(why())
    write(root, "content/news/later.ru.md", BROKEN.replace(b"[A]", b"A"))
    said.append(why(later))
    run("build", "--site", root)
    said += [why(later), why("/robots.txt")]
    (root / "content/news/later.ru.md").unlink()
    said.append(why(later))
    run("build", "--site", root)
    (root / "output" / PAGE).unlink()
    said += [why(later), why("/robots.txt"), why()]

    sentences = {sentence for told in said for sentence in told}
    assert len(sentences) == {"en": 11, "ru": 11}[ui_lang]
    assert all(sentence.endswith((".", PAGE)) for sentence in sentences)


def test_the_site_may_be_another_one_at_another_moment(root: Path) -> None:
    asked = ("--site", root, "--output", root / "public", "--as-of", "2023-06-05")

    result = run("why", "/desk/ru/", *asked, "--url", "https://elsewhere.example.org/desk/")

    assert paragraphs(result)[0][1].startswith(f"  {root}/public/ru/index.html, ")
    assert run("why", OPENING, *asked).exit_code == 2


def test_long_texts_are_cut_to_where_they_differ_and_many_changes_are_counted(root: Path) -> None:
    run("build", "--site", root)
    summary = "В университете начал работать новый центр"
    rewrite(root, RU, f"summary: {summary}.", f"summary: {summary}{', и не один' * 9}.")
    links = "".join(f"[{number}](https://example.org/{number}) " for number in range(10))
    rewrite(root, RU, "Новый", f"{links}Новый")

    told = run("why", OPENING, "--site", root, env={"COLUMNS": "300"}).stdout

    old, new = (f"…работать новый центр{end}" for end in (".", f"{', и не один' * 3}, и не …"))
    assert f"text.summary: “{old}” → “{new}”" in told
    assert "text.body.fills[0]: + “https://example.org/0”" in told
    assert "text: and 3 more" in told


@pytest.mark.parametrize(
    ("ui_lang", "told", "hint"),
    [
        ("en", "There is no page {} on this site.", "  hint: Did you mean {}"),
        ("ru", "Страницы {} на сайте нет.", "  совет: Возможно, имелось в виду {}"),
    ],
)
def test_an_unknown_address_is_a_usage_error_with_a_hint(
    ui_lang: str, told: str, hint: str, root: Path
) -> None:
    slip = OPENING.replace("opening", "openign")

    result = run("why", slip, "--site", root, "--ui-lang", ui_lang)

    assert result.exit_code == 2
    first, second = result.stderr.splitlines()
    assert first == told.format(slip)
    assert second.startswith(hint.format(OPENING))
    assert result.stdout == ""


def test_an_address_without_a_near_one_has_no_hint(root: Path) -> None:
    result = run("why", "\x1b[31m", "--site", root)

    assert result.exit_code == 2
    assert result.stderr == "There is no page \\u001b[31m on this site.\n"


@pytest.mark.parametrize(
    ("ui_lang", "told"),
    [
        ("en", f"What will become of {OPENING} can be said when the errors are mended.\n"),
        (
            "ru",
            f"Что будет со страницей {OPENING}, можно сказать только после исправления ошибок.\n",
        ),
    ],
)
def test_errors_are_shown_as_by_a_build(ui_lang: str, told: str, root: Path) -> None:
    write(root, "content/news/broken.ru.md", BROKEN)

    result = run("why", OPENING, "--site", root, "--ui-lang", ui_lang)
    build = run("build", "--site", root, "--ui-lang", ui_lang)

    findings = build.stderr.rpartition("\n\n")[0]
    assert result.exit_code == build.exit_code == 1
    assert "[field-not-text]" in findings
    assert result.stderr == f"{findings}\n\n{told}"
    assert result.stdout == ""
