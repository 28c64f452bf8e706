"""What templates ask for, and that making their calls direct changes no byte."""

import pytest
from jinja2 import DictLoader, Environment, nodes, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from generator.rendering.calls import asked_ids, make_direct, taken_names
from generator.rendering.catalogs import MessageId

STORIES = MessageId("%(num)s story", "%(num)s stories")
TEMPLATE = """
{{ _("Read on") }} {{ gettext("Read on") }} {{ pgettext("page", "Home") }}
{% trans %}Home{% endtrans %} {{ translate(lang, "Back") }}
{{ ngettext("%(num)s story", "%(num)s stories", count) }}
{{ npgettext("visit", "%(num)s day", "%(num)s days", count) }}
"""


@pass_context
def loud(context: Context, text: str, mark: str = "!") -> Markup:
    """Return the text as an element, in the words of the page."""
    return Markup("<b>%s%s%s</b>") % (context["greeting"], text, mark)


def environment() -> Environment:
    made = Environment(autoescape=True, extensions=["jinja2.ext.i18n"])
    made.globals["loud"] = made.filters["loud"] = loud
    return made


def parsed(template: str) -> nodes.Template:
    return environment().parse(template)


def rendered(template: str, names: frozenset[str]) -> str:
    """Return what the template says where the calls of these functions are direct."""
    made = environment()
    tree = made.parse(template)
    make_direct(tree, names)
    made.loader = DictLoader({})
    code = made.compile(tree)
    return made.template_class.from_code(made, code, made.globals).render(
        greeting="<hey> ", name="x & y", items=["a", "b"]
    )


def test_templates_ask_for_every_kind_of_message() -> None:
    assert asked_ids([parsed(TEMPLATE)]) == {
        MessageId("Read on"),
        MessageId("Home"),
        MessageId("Home", context="page"),
        MessageId("Back"),
        STORIES,
        MessageId("%(num)s day", "%(num)s days", context="visit"),
    }


def test_a_message_with_and_without_plural_is_one() -> None:
    asked = asked_ids([parsed('{{ _("%(num)s story") }}'), parsed(TEMPLATE)])

    assert STORIES in asked
    assert MessageId("%(num)s story") not in asked


@pytest.mark.parametrize("call", ["_(name)", "_()", "ngettext('one')", "x._('no')", "_(7)"])
def test_what_is_not_written_out_is_not_asked_for(call: str) -> None:
    assert asked_ids([parsed(f"{{{{ {call} }}}}")]) == frozenset()


@pytest.mark.parametrize(
    "template",
    [
        "{{ loud(name) }} {{ loud('<i>') }} {{ loud(name, '?') }} {{ loud(name, mark='<') }}",
        "{{ loud(*items) }} {{ loud(name, **{'mark': '&'}) }}",
        "{% if loud(name) %}{{ loud(loud(name)) ~ name }}{% endif %}",
        "{% for one in items %}{{ loud(one) if loop.first else one }}{% endfor %}",
        "{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}{{ loud(name) }}{% endcall %}",
        "{% set kept %}{{ loud(name) }}{% endset %}{{ kept }} {{ items|map('loud')|join }}",
    ],
)
def test_a_direct_call_says_the_same(template: str) -> None:
    said = rendered(template, frozenset({"loud"}))

    assert said == rendered(template, frozenset())
    assert "<b>" in said


@pytest.mark.parametrize(
    ("template", "name"),
    [
        ("{% set loud = 1 %}", "loud"),
        ("{% for loud in items %}{% endfor %}", "loud"),
        ("{% macro m(loud) %}{% endmacro %}", "loud"),
        ("{% macro loud() %}{% endmacro %}", "loud"),
        ("{% from 'a' import loud %}", "loud"),
        ("{% from 'a' import a as loud %}", "loud"),
        ("{% import 'a' as loud %}", "loud"),
        ("{% call loud('x') %}{% endcall %}", "loud"),
    ],
)
def test_a_name_that_a_template_takes_is_known(template: str, name: str) -> None:
    assert name in taken_names(parsed(template))
    assert name not in taken_names(parsed("{{ loud(name) }}"))
