"""What a story, a partner and a visit are, in the words of schema.org.

In go the views of their pages; out come JSON-LD nodes. The same thing has the same `@id`
everywhere: the address of its page.
"""

from collections.abc import Iterator, Sequence

from generator.model.parts import (
    Chrome,
    CorrectionNote,
    Image,
    Link,
    OriginNote,
    VersionLink,
    Words,
)
from generator.model.views import ArticleView, FramedView, PartnerView, VisitView

Node = dict[str, object]
"""A JSON-LD node."""


def node(kind: str, **fields: object) -> Node:
    """Return a node of a type, without the fields that say nothing; `id` is its `@id`."""
    named: Node = {"@type": kind, "@id": fields.pop("id", ""), **fields}
    return {name: value for name, value in named.items() if value}


def address(view: FramedView) -> str:
    """Return the page's absolute address."""
    return view.frame.chrome.origin + view.frame.head.href


def publisher(chrome: Chrome) -> Node:
    """Return who publishes the site: the newsroom's own institution, else the site by its title."""
    name, href = chrome.title, chrome.home
    if chrome.publisher:
        name, href = chrome.publisher.words.text, chrome.publisher.href or href
    logo = chrome.origin + chrome.logo if chrome.logo else ""
    return node("Organization", name=name, url=chrome.origin + href, logo=logo)


def news_article(view: ArticleView) -> Node:
    """Return a story's text: what it is about, what it was made from, its translations."""
    chrome = view.frame.chrome
    url = address(view)
    return node(
        "NewsArticle",
        id=url,
        url=url,
        mainEntityOfPage=url,
        headline=view.title,
        description=view.summary or view.frame.head.description,
        inLanguage=chrome.lang,
        datePublished=view.published.iso,
        dateModified=(view.updated or view.published).iso,
        author=_persons(view.authors) or publisher(chrome),
        translator=_persons([view.translator] if view.translator else []),
        publisher=publisher(chrome),
        image=_image(view.image, chrome),
        articleSection=view.category.words.text if view.category else "",
        keywords=[tag.words.text for tag in view.tags],
        wordCount=view.word_count,
        isAccessibleForFree=True,
        about=[*_visits(view), *_partners(view)],
        mentions=_persons(view.people),
        correction=_correction(view.correction) if view.correction else None,
        isBasedOn=[*_bases(view)],
        **_translations(view),
    )


def organization(view: PartnerView) -> Node:
    """Return a partner."""
    names = [view.short, *view.other_names, *(former.name for former in view.former_names)]
    home = node(
        "PostalAddress",
        addressCountry=view.country,
        addressLocality=view.place.text if view.place else "",
    )
    url = address(view)
    return node(
        _ORGANIZATIONS.get(view.kind, "Organization"),
        id=url,
        name=view.name.text,
        alternateName=[name.text for name in names if name],
        description=view.summary,
        url=view.url or url,
        mainEntityOfPage=url,
        sameAs=list(view.same_as),
        logo=_image(view.logo, view.frame.chrome),
        address=home if view.country or view.place else None,
    )


def event(view: VisitView) -> Node:
    """Return a visit."""
    chrome = view.frame.chrome
    url = address(view)
    return node(
        "Event",
        id=url,
        url=url,
        name=view.title.text,
        description=view.summary or view.frame.head.description,
        inLanguage=chrome.lang,
        startDate=view.starts.isoformat(),
        endDate=view.ends.isoformat(),
        eventAttendanceMode="https://schema.org/OfflineEventAttendanceMode",
        location=[node("Place", name=place.text) for place in view.places]
        or [node("Country", name=code) for code in view.countries],
        organizer=publisher(chrome),
        attendee=_persons([delegate.name for delegate in view.delegation]),
        contributor=[
            node("Organization", id=chrome.origin + partner.href, name=partner.name.text)
            for partner in view.partners
        ],
        image=_image(view.frame.head.image, chrome),
    )


_ORGANIZATIONS = {
    "university": "CollegeOrUniversity",
    "company": "Corporation",
    "institute": "ResearchOrganization",
    "government": "GovernmentOrganization",
}


def _persons(names: Sequence[Words]) -> list[Node]:
    return [node("Person", name=name.text) for name in names]


def _image(image: Image | None, chrome: Chrome) -> Node | None:
    if image is None:
        return None
    return node(
        "ImageObject",
        url=chrome.origin + image.href,
        width=image.width,
        height=image.height,
        caption=image.caption.text if image.caption else "",
        creditText=image.credit.text if image.credit else "",
    )


def _visits(view: ArticleView) -> Iterator[Node]:
    if view.visit:
        yield _linked("Event", view.visit, view.frame.chrome)


def _partners(view: ArticleView) -> Iterator[Node]:
    for partner, url in zip(view.partners, view.partner_urls, strict=True):
        yield _linked("Organization", partner, view.frame.chrome, url)


def _linked(kind: str, link: Link, chrome: Chrome, url: str = "") -> Node:
    """Return a thing that has a page here, and perhaps an address of its own elsewhere."""
    page = chrome.origin + link.href if link.href else ""
    return node(kind, id=page, name=link.words.text, url=url or page)


def _correction(note: CorrectionNote) -> Node:
    return node("CorrectionComment", text=note.text, datePublished=note.date.isoformat())


def _bases(view: ArticleView) -> Iterator[Node]:
    """Give what the text was made from otherwise than by translating a text of this site."""
    if view.origin:
        yield _source(view.origin)
    if view.relation in ("adaptation", "digest"):
        yield from (_version(v, view) for v in view.versions if v.relation == "original")
    yield from (_linked("NewsArticle", story, view.frame.chrome) for story in view.digest_of)


def _source(origin: OriginNote) -> Node:
    return node("CreativeWork", name=origin.name, url=origin.url)


def _translations(view: ArticleView) -> Node:
    """Return the bonds of original and translation; without a known original there are none."""
    made_of_this = [_version(v, view) for v in view.versions if v.relation == "translation"]
    originals = [_version(v, view) for v in view.versions if v.relation == "original"]
    return {
        "workTranslation": made_of_this if view.relation == "original" else None,
        "translationOfWork": originals if view.relation == "translation" else None,
    }


def _version(version: VersionLink, view: ArticleView) -> Node:
    url = view.frame.chrome.origin + version.href
    return node("NewsArticle", id=url, url=url, headline=version.title, inLanguage=version.lang)
