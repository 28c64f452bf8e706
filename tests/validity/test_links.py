"""Every address that the site names is there, and versions name one another."""

import re
from xml.etree import ElementTree

from tests.validity.published import Published

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


def test_every_link_leads_to_a_place_that_exists(site: Published) -> None:
    broken = {
        f"{page.path} -> {url}: {why}"
        for page in site.pages.values()
        for url in page.links
        if site.is_inside(url) and (why := site.broken(url))
    }

    assert broken == set()


def test_no_link_leaves_the_site_by_its_root(site: Published) -> None:
    """With a base path, `/x/` would be another site's page."""
    host = "/".join(site.home.split("/")[:3])
    strays = {
        f"{page.path} -> {url}"
        for page in site.pages.values()
        for url in page.links
        if url.startswith(f"{host}/") and not site.is_inside(url)
    }

    assert strays == set()


SECTION = re.compile(r"\w+/(news|visits|partners|agreements)(/index)?\.html")


def test_every_page_that_may_be_found_can_be_reached_from_the_first(site: Published) -> None:
    """A section that the menu leaves out has its page all the same."""
    seen: set[str] = set()
    next_up = ["index.html"]
    while next_up:
        path = next_up.pop()
        if path in seen:
            continue
        seen.add(path)
        found = (site.file_at(url) for url in site.pages[path].links if site.is_inside(url))
        next_up += [file for file in found if file and file in site.pages]
    named = {site.file_at(url) or url for url in _sitemap(site)}

    assert {path for path in named - seen if not SECTION.fullmatch(path)} == set()


def test_a_page_knows_its_own_address(site: Published) -> None:
    wrong = {
        page.path: page.canonical
        for page in site.pages.values()
        if page.canonical and not page.is_redirect and page.canonical != page.url
    }

    assert wrong == {}


def test_versions_name_one_another_and_themselves(site: Published) -> None:
    by_url = {page.url: page for page in site.pages.values()}
    lonely = {
        f"{page.path} {lang} {url}"
        for page in site.pages.values()
        for lang, url in page.alternates.items()
        if url not in by_url or by_url[url].alternates != page.alternates
    }
    unnamed = {
        page.path
        for page in site.pages.values()
        if page.alternates and page.url not in page.alternates.values()
    }

    assert lonely == set()
    assert unnamed == set()


def test_a_version_is_in_the_language_by_which_it_is_named(site: Published) -> None:
    by_url = {page.url: page for page in site.pages.values()}
    wrong = {
        f"{page.path} {lang} {url}"
        for page in site.pages.values()
        for lang, url in page.alternates.items()
        if lang != "x-default" and by_url[url].root.attrib["lang"] != lang
    }

    assert wrong == set()


def test_the_sitemap_names_what_may_be_found_and_nothing_else(site: Published) -> None:
    named = [site.file_at(url) for url in _sitemap(site)]
    wanted = {
        page.path
        for page in site.pages.values()
        if page.canonical
        and not page.is_redirect
        and not any(
            one.attrib.get("name") == "robots" and "noindex" in one.attrib["content"]
            for one in page.elements
        )
    }

    assert len(named) == len(set(named))
    assert wanted == set(named)


def test_the_sitemap_says_of_versions_what_pages_say(site: Published) -> None:
    by_url = {page.url: page.alternates for page in site.pages.values()}

    assert {url: by_url[url] for url in _sitemap(site)} == _sitemap(site)


def test_robots_lead_to_the_sitemap(site: Published) -> None:
    robots = (site.output / "robots.txt").read_text("utf-8")

    assert f"Sitemap: {site.home}sitemap.xml" in robots.split("\n")


def test_the_page_for_lost_readers_works_at_any_depth(site: Published) -> None:
    """Hosts serve it at whatever address was asked for, so its links must be whole or from `/`."""
    lost = site.pages["404.html"]
    relative = [
        one.attrib["href"]
        for one in lost.elements
        if not one.attrib.get("href", "/").startswith(("/", "#", "http", "mailto:"))
    ]

    assert relative == []


def _sitemap(site: Published) -> dict[str, dict[str, str]]:
    root = ElementTree.parse(site.output / "sitemap.xml").getroot()
    return {
        (entry.findtext(f"{SITEMAP}loc") or ""): {
            link.attrib["hreflang"]: link.attrib["href"] for link in entry.iter(f"{XHTML}link")
        }
        for entry in root.iter(f"{SITEMAP}url")
    }
