"""A page of the site `full` names the sources of all bodies that are anywhere in its view."""

from collections.abc import Iterator

from generator.linking import link
from generator.model.parts import BodyView
from generator.values import Value
from tests.golden.sites import AS_OF, FOLDER, read_site
from tests.support.plans import plan

CONFIG, READ = read_site(FOLDER / "full")
PAGES = plan(link(READ, CONFIG).value, AS_OF).value.pages


def test_a_page_names_the_sources_of_the_bodies_within_its_view() -> None:
    within = {page.address: tuple(_sources(page.view)) for page in PAGES}

    assert {page.address: page.sources for page in PAGES} == within


def test_views_of_every_kind_that_may_have_a_body_have_one() -> None:
    kinds = {type(page.view).__name__ for page in PAGES if page.sources}

    assert kinds == {"ArticleView", "FeedView", "PartnerView", "StandaloneView", "VisitView"}


def _sources(value: object) -> Iterator[str]:
    """The sources of the bodies in a value and in all that it consists of."""
    match value:
        case BodyView(source=source):
            yield source
        case Value():
            for name in value.__struct_fields__:
                yield from _sources(getattr(value, name))
        case tuple():
            for inner in value:
                yield from _sources(inner)
