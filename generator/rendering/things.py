"""What a story, a partner and a visit are, in the words of schema.org.

In go the views of their pages; out come JSON-LD nodes. The same thing has the same `@id`
everywhere: the address of its page.
"""

from collections.abc import Iterator, Sequence

from generator.model.parts import Chrome, Image, Link, Words
from generator.model.prose import CorrectionNote, OriginNote, TextParts
from generator.model.views import ArticleView, FramedView, PartnerView, StandaloneView, VisitView

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
    """Return who publishes the site: the newsroom's own institution, else the site by its title.

    The institution is the very one that its own page tells of; the site's home is no organisation's
    page.
    """
    logo = chrome.origin + chrome.logo if chrome.logo else ""
    if chrome.publisher is None:
        url = chrome.origin + chrome.home
        return node("Organization", name=chrome.title, url=url, logo=logo)
    return _linked("Organization", chrome.publisher, chrome) | node("Organization", logo=logo)


def news_article(view: ArticleView, word_count: int) -> Node:
    """Return a story's text: what it tells of, beside what every text says of itself."""
    return written(
        "NewsArticle",
        view,
        articleSection=view.category.words.text if view.category else "",
        keywords=[tag.words.text for tag in view.tags],
        wordCount=word_count,
        isAccessibleForFree=True,
        about=[*_visits(view), *_partners(view)],
        mentions=_persons(view.people),
    )


def written(kind: str, view: ArticleView | StandaloneView, **fields: object) -> Node:
    """Return a text: who wrote it and when, what it was made from, its translations."""
    chrome, text, url = view.frame.chrome, view.text, address(view)
    byline = text.byline
    changed = text.modified or byline.published
    return node(
        kind,
        id=url,
        url=url,
        mainEntityOfPage=url,
        headline=text.title,
        description=text.summary or view.frame.head.description,
        inLanguage=chrome.lang,
        datePublished=byline.published.iso if byline.published else "",
        dateModified=changed.iso if changed else "",
        author=_persons(byline.authors) or publisher(chrome),
        translator=_persons([byline.translator] if byline.translator else []),
        publisher=publisher(chrome),
        image=_image(text.image, chrome),
        correction=_correction(text.correction) if text.correction else None,
        isBasedOn=[*_bases(kind, text, chrome)],
        **_translations(kind, text, chrome),
        **fields,
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
        description=view.text.summary,
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
        description=view.text.summary or view.frame.head.description,
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


def _bases(kind: str, text: TextParts, chrome: Chrome) -> Iterator[Node]:
    """Give what the text was made from otherwise than by translating a text of this site."""
    if text.origin:
        yield _source(text.origin)
    if text.relation in ("adaptation", "digest"):
        yield from _versions("original", kind, text, chrome)
    yield from (_linked("NewsArticle", story, chrome) for story in text.digest_of)


def _source(origin: OriginNote) -> Node:
    return node("CreativeWork", name=origin.name, url=origin.url)


def _translations(kind: str, text: TextParts, chrome: Chrome) -> Node:
    """Return the bonds of original and translation; without a known original there are none."""
    is_original, is_translation = text.relation == "original", text.relation == "translation"
    made_of_this = _versions("translation", kind, text, chrome) if is_original else ()
    originals = _versions("original", kind, text, chrome) if is_translation else ()
    return {"workTranslation": [*made_of_this], "translationOfWork": [*originals]}


def _versions(relation: str, kind: str, text: TextParts, chrome: Chrome) -> Iterator[Node]:
    for version in text.versions:
        if version.relation == relation:
            url = chrome.origin + version.href
            yield node(kind, id=url, url=url, headline=version.title, inLanguage=version.lang)
