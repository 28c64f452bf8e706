"""Pages: the files whose segments they show."""

import pytest

from generator.model.parts import BodyView, Words
from generator.model.prose import RecordParts
from generator.model.views import RedirectView, SitemapView, TextView, TopicView, View
from generator.values import replace
from tests.unit.rendering.samples import (
    ARTICLE,
    FEED,
    FRAME,
    HOME,
    ITEM,
    ONE_PAGE,
    PARTNER,
    PERIOD,
    SOURCE,
    STANDALONE,
    VISIT,
    page,
)

BODY = BodyView(SOURCE, ())
OTHER = BodyView("content/news/y.ru.md", ())


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        pytest.param(ARTICLE, (SOURCE,), id="article"),
        pytest.param(STANDALONE, (SOURCE,), id="standalone"),
        pytest.param(replace(PARTNER, text=RecordParts(body=BODY)), (SOURCE,), id="partner"),
        pytest.param(replace(VISIT, text=RecordParts(body=BODY)), (SOURCE,), id="visit"),
        pytest.param(
            replace(FEED, items=(replace(ITEM, body=BODY), ITEM, replace(ITEM, body=OTHER))),
            (SOURCE, OTHER.source),
            id="feed",
        ),
    ],
)
def test_a_page_names_the_source_of_each_body_that_it_shows(
    view: View, expected: tuple[str, ...]
) -> None:
    assert page(view).sources == expected


@pytest.mark.parametrize(
    "view",
    [
        pytest.param(HOME, id="home"),
        pytest.param(PARTNER, id="partner"),
        pytest.param(VISIT, id="visit"),
        pytest.param(PERIOD, id="period"),
        pytest.param(
            TopicView(FRAME, "tags", Words("x"), "Introduction", (), 0, ONE_PAGE), id="topic"
        ),
        pytest.param(FEED, id="feed"),
        pytest.param(RedirectView("en", "/en/x/", "", "X"), id="redirect"),
        pytest.param(SitemapView(()), id="sitemap"),
        pytest.param(TextView(""), id="text"),
    ],
)
def test_a_page_without_a_body_names_no_source(view: View) -> None:
    assert page(view).sources == ()
