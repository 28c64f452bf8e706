"""What holds for every site: made of random stories in one, two or three languages."""

from collections import Counter
from datetime import date, timedelta
from itertools import chain
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.model.site import Site, Story
from generator.model.views import ArticleView, HomeView, PartnerView, PeriodView, SitemapView
from generator.model.written import Relation
from generator.urls import is_safe_output
from tests.support.plans import Plan, plan
from tests.unit.planning.samples import (
    NOW,
    config,
    facts,
    frames,
    named,
    partner,
    planned,
    site,
    story,
    version,
    visit,
)

LANGS = ("ru", "en", "zh")
ORIGIN = "https://news.example.org"
RECORDS = (
    partner("etri"),
    partner("zju"),
    visit("china"),
    visit("korea"),
    named("categories", "trips"),
    named("tags", "cars"),
)


@st.composite
def stories(draw: st.DrawFn, key: str) -> Story:
    langs = draw(st.lists(st.sampled_from(LANGS), min_size=1, unique=True))
    original = draw(st.sampled_from([*langs, None]))
    stated = facts(
        (date(2022, 12, 28) + timedelta(days=draw(st.integers(0, 8)))).isoformat(),
        visit=draw(st.sampled_from([None, "china", "korea"])),
        partners=tuple(draw(st.sets(st.sampled_from(["etri", "zju"])))),
        category=draw(st.sampled_from([None, "trips"])),
        tags=draw(st.sampled_from([(), ("cars",)])),
        featured=draw(st.booleans()),
    )
    made: st.SearchStrategy[Relation | None] = st.sampled_from(
        ["translation", "adaptation", "digest"]
    )
    return story(
        *(
            version(
                key,
                lang,
                stated,
                relation=None
                if lang == original
                else draw(made if original else st.one_of(st.none(), made)),
                slug=draw(st.sampled_from([key, f"{key}-{lang}"])),
                draft=draw(st.sampled_from([False, False, False, True])),
                expires_at=draw(st.sampled_from([None, None, "2023-06-01"])),
            )
            for lang in sorted(langs, key=LANGS.index)
        ),
        original=original,
    )


@st.composite
def sites(draw: st.DrawFn) -> Site:
    told = [draw(stories(f"s{number}")) for number in range(draw(st.integers(0, 9)))]
    stated = config(
        LANGS[: draw(st.integers(1, 3))],
        page_size=draw(st.integers(1, 4)),
        untranslated=draw(st.sampled_from(["badge", "hide"])),
        permalinks=draw(st.sampled_from(["pretty", "flat"])),
        base_path=draw(st.sampled_from(["/", "/repo/"])),
    )
    return site(told, RECORDS, stated)


many = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def hrefs(done: Plan) -> dict[str, str]:
    """Addresses of framed pages by their `href`."""
    return {frame.head.href: address for address, frame in frames(done).items()}


@many
@given(sites())
def test_hreflang_is_reciprocal_and_lists_its_own_page(stated: Site) -> None:
    heads = {frame.head.href: frame.head for frame in frames(planned(stated)).values()}

    for href, head in heads.items():
        if head.alternates:
            assert href in {one.href for one in head.alternates}
            assert all(heads[one.href].alternates == head.alternates for one in head.alternates)


@many
@given(sites())
def test_the_sitemap_says_what_the_pages_say(stated: Site) -> None:
    done = planned(stated)
    heads = {frame.head.href: frame.head for frame in frames(done).values()}
    sitemap = next(one.view for one in done.pages if isinstance(one.view, SitemapView))
    said = {
        one.url: [(alternate.lang, alternate.href) for alternate in one.alternates]
        for one in sitemap.entries
    }

    assert said == {
        ORIGIN + href: [(one.lang, ORIGIN + one.href) for one in head.alternates]
        for href, head in heads.items()
        if head.is_indexed
    }


@many
@given(sites())
def test_every_way_of_a_frame_leads_to_a_page_of_the_plan(stated: Site) -> None:
    done = planned(stated)
    known = hrefs(done)

    for frame in frames(done).values():
        ways = chain(
            (one.href for one in frame.switches),
            (one.href for one in frame.head.crumbs),
            (one.href for one in frame.chrome.menu),
        )
        assert set(ways) <= known.keys()
        assert [one.lang for one in frame.switches] == list(stated.config.langs)


@many
@given(sites())
def test_previous_and_next_are_inverse(stated: Site) -> None:
    articles = {
        one.view.frame.head.href: one.view
        for one in planned(stated).pages
        if isinstance(one.view, ArticleView)
    }

    for href, article in articles.items():
        if article.next:
            back = articles[article.next.href].previous
            assert back
            assert back.href == href
        if article.previous:
            forth = articles[article.previous.href].next
            assert forth
            assert forth.href == href


@many
@given(sites())
def test_the_pages_of_a_list_show_each_of_its_stories_once(stated: Site) -> None:
    shown: Counter[tuple[str, str]] = Counter()
    counts: dict[str, int] = {}
    for one in planned(stated).pages:
        if isinstance(one.view, (PartnerView, PeriodView)):
            first = one.view.pagination.hrefs[0]
            counts[first] = one.view.story_count
            shown.update((first, card.href) for card in one.view.cards)
        if isinstance(one.view, HomeView):
            first = one.view.pagination.hrefs[0]
            lead = (one.view.lead,) if one.view.lead else ()
            shown.update((first, card.href) for card in (*lead, *one.view.cards))

    assert set(shown.values()) <= {1}
    for first, count in counts.items():
        assert count == sum(1 for listed, _ in shown if listed == first)


@many
@given(sites(), st.randoms(use_true_random=False))
def test_the_order_of_stories_means_nothing(stated: Site, random: Random) -> None:
    mixed = list(stated.stories.items())
    random.shuffle(mixed)
    other = Site(
        stated.config,
        dict(mixed),
        partners=stated.partners,
        visits=stated.visits,
        categories=stated.categories,
        tags=stated.tags,
    )

    assert plan(other, NOW) == plan(stated, NOW)


@many
@given(st.text(max_size=30), st.text(max_size=30))
def test_no_slug_or_former_address_leaves_the_output_folder(slug: str, former: str) -> None:
    told = story(version("a", "ru", slug=slug or "a"))
    moved = [f"/ru/{former}"] if former.strip() else []
    other = story(version("b", "ru", moved_from=moved))
    done = plan(site([told, other]), NOW).value

    assert all(is_safe_output(one.file) for one in done.pages)
    assert all(
        not one.file.startswith("/") and ".." not in one.file.split("/") for one in done.pages
    )
