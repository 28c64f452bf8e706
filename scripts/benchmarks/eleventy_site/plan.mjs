// Which pages has the newsroom beside its articles?
//
// In go Eleventy's collection of articles, and `room.json`; out comes a view for each article and for
// every list, partner, visit and feed, in every language. `pelican_site/plugins/newsroom.py` does the
// same for Pelican, step by step.

// What is planned, with the template that shows it.
export const TEMPLATES = {
  list: "list.html",
  archive: "archive.html",
  partners: "partners.html",
  partner: "partner.html",
  visits: "visits.html",
  visit: "visit.html",
  agreements: "agreements.html",
  missing: "missing.html",
  feed_xml: "feed_xml.xml",
  feed_json: "feed_json.json",
  sitemap: "sitemap.xml",
};

// What templates see of the articles, newest first, each with its translation and its neighbours.
export function viewsOf(articles, room) {
  const views = articles.map((item) => viewOf(item, room));
  views.sort((a, b) => (a.day === b.day ? b.number - a.number : a.day < b.day ? 1 : -1));
  const versions = new Map();
  const newer = new Map();
  for (const view of views) {
    versions.set(view.key, { ...versions.get(view.key), [view.lang]: view });
    const place = `${view.visit} ${view.lang}`;
    const before = newer.get(place);
    if (before) {
      before.previous = view;
      view.next = before;
    }
    newer.set(place, view);
  }
  for (const view of views) {
    view.versions = versions.get(view.key);
  }
  return views;
}

// All pages and feeds that are no articles, of every language, and the map of all.
export function* plan(room, views) {
  const pages = [...views];
  for (const lang of room.langs) {
    const told = toldIn(lang, views);
    for (const [template, view] of pagesOf(room, told, lang)) {
      pages.push(view);
      yield [template, view];
    }
    yield* feeds(room, told, lang);
    yield ["missing", page(room, lang, "missing", "404.html", wordOf(room, lang, "not-found"))];
  }
  yield ["sitemap", { address: "/sitemap.xml", pages }];
}

function viewOf(item, room) {
  const { lang, slug, title, summary, date, category, topics, ...said } = item.data;
  const path = `news/${date.slice(0, 4)}/${slug}/`;
  return {
    kind: "story",
    section: "news",
    lang,
    number: Number(slug.split("-").at(-1)),
    key: slug,
    path,
    address: `/${lang}/${path}`,
    is_first: true,
    title,
    about: summary,
    day: date,
    category,
    tags: topics,
    visit: said.visit,
    partners: said.partners,
    agreements: said.agreements,
    image: said.image,
    image_alt: said.image_alt,
    translator: said.translator,
    item,
    crumbs: [
      { title: wordOf(room, lang, "home"), address: `/${lang}/` },
      { title: wordOf(room, lang, "news"), address: `/${lang}/news/` },
      { title: room.categories[category][lang], address: `/${lang}/categories/${category}/` },
    ],
  };
}

// The stories of each list by its path, newest first, each in one language.
function toldIn(lang, views) {
  const told = new Map();
  for (const view of views) {
    if (view.lang !== lang && view.versions[lang]) continue;
    const [year, month] = view.day.split("-");
    const paths = [
      "",
      `news/${year}/`,
      `news/${year}/${month}/`,
      `categories/${view.category}/`,
      `visits/${view.visit}/`,
      ...view.tags.map((key) => `tags/${key}/`),
      ...view.partners.map((key) => `partners/${key}/`),
    ];
    for (const path of paths) {
      if (!told.has(path)) told.set(path, []);
      told.get(path).push(view);
    }
  }
  return told;
}

function* pagesOf(room, told, lang) {
  const visits = newest(room.visits, "starts").map((key) => row("visits", key, told));
  yield* paged("list", room, told, {
    ...page(room, lang, "home", "", room.sites[lang].title),
    about: room.sites[lang].about,
    has_feed: true,
    visits: visits.slice(0, 4),
    crumbs: [],
  });
  yield* archive(room, told, lang);
  for (const [registry, kicker] of [["categories", "category"], ["tags", "tag"]]) {
    for (const [key, names] of Object.entries(room[registry])) {
      yield* paged("list", room, told, {
        ...page(room, lang, "topic", `${registry}/${key}/`, names[lang]),
        kicker: wordOf(room, lang, kicker),
        has_feed: registry === "categories",
      });
    }
  }
  yield* partners(room, told, lang, Object.fromEntries(visits.map((one) => [one.key, one])));
  yield* visitsOf(room, told, lang, visits);
  yield ["agreements", {
    ...page(room, lang, "agreements", "agreements/", wordOf(room, lang, "agreements")),
    rows: newest(room.agreements, "signed").map((key) => ({
      key,
      title: room.agreements[key].title[lang],
      address: `/${lang}/agreements/#${key}`,
    })),
  }];
}

// The index of the archive, its years and its months.
function* archive(room, told, lang) {
  const names = room.sites[lang].months;
  const paths = [...told.keys()].filter((path) => path.split("/").length === 4).sort().reverse();
  const years = [];
  for (const [, year, month] of paths.map((path) => path.split("/"))) {
    if (years.at(-1)?.title !== year) {
      const address = `/${lang}/news/${year}/`;
      years.push({ title: year, address, count: told.get(`news/${year}/`).length, months: [] });
    }
    years.at(-1).months.push({
      name: names[Number(month) - 1],
      month,
      address: `/${lang}/news/${year}/${month}/`,
      count: told.get(`news/${year}/${month}/`).length,
    });
  }
  const topics = ["categories", "tags"].map((registry) => ({
    name: registry,
    rows: Object.entries(room[registry]).map(([key, name]) => ({
      title: name[lang],
      address: `/${lang}/${registry}/${key}/`,
    })),
  }));
  const title = wordOf(room, lang, "archive");
  yield ["archive", { ...page(room, lang, "archive", "news/", title), years, topics }];
  for (const { title: year, address, months } of years) {
    const view = page(room, lang, "period", `news/${year}/`, year);
    yield* paged("list", room, told, { ...view, months });
    for (const { name, month } of months) {
      const of = page(room, lang, "period", `news/${year}/${month}/`, `${name} ${year}`);
      const crumbs = [...of.crumbs, { title: year, address }];
      yield* paged("list", room, told, { ...of, crumbs });
    }
  }
}

function* partners(room, told, lang, visits) {
  const title = wordOf(room, lang, "partners");
  const other = room.langs.find((one) => one !== lang);
  const rows = Object.entries(room.partners)
    .filter(([key]) => key !== room.publisher)
    .map(([key, partner]) => ({
      ...row("partners", key, told),
      title: partner.name[lang],
      address: `/${lang}/partners/${key}/`,
    }));
  rows.sort((a, b) => (a.title < b.title ? -1 : 1));
  yield ["partners", { ...page(room, lang, "partners", "partners/", title), rows }];
  for (const [key, { name, visits: keys }] of Object.entries(room.partners)) {
    const view = page(room, lang, "partner", `partners/${key}/`, name[lang]);
    yield* paged("partner", room, told, {
      ...view,
      crumbs: [...view.crumbs, { title, address: `/${lang}/partners/` }],
      key,
      other_lang: other,
      other_name: name[other],
      has_feed: true,
      visits: keys.map((visit) => visits[visit]),
    });
  }
}

function* visitsOf(room, told, lang, all) {
  const title = wordOf(room, lang, "visits");
  const rows = all.map((one) => ({
    ...one,
    title: room.visits[one.key].title[lang],
    address: `/${lang}/visits/${one.key}/`,
    year: room.visits[one.key].starts.slice(0, 4),
  }));
  // An object lists keys that are numbers from the least.
  const groups = Object.entries(grouped(rows, "year")).reverse();
  const years = groups.map(([year, its_rows]) => ({ title: year, rows: its_rows }));
  yield ["visits", { ...page(room, lang, "visits", "visits/", title), rows, years }];
  for (const [key, visit] of Object.entries(room.visits)) {
    const view = page(room, lang, "visit", `visits/${key}/`, visit.title[lang]);
    const stories = told.get(view.path) ?? [];
    yield ["visit", {
      ...view,
      crumbs: [...view.crumbs, { title, address: `/${lang}/visits/` }],
      key,
      has_feed: true,
      total: stories.length,
      told: grouped([...stories].reverse(), "day"),
      hosts: visit.hosts.map((host) => row("partners", host, told)),
    }];
  }
}

// Two feeds of the language and of each partner, visit and category, in its own texts only.
function* feeds(room, told, lang) {
  const titles = [["", room.sites[lang].title]];
  for (const [key, name] of Object.entries(room.categories)) {
    titles.push([`categories/${key}/`, name[lang]]);
  }
  for (const [key, one] of Object.entries(room.partners)) {
    titles.push([`partners/${key}/`, one.name[lang]]);
  }
  for (const [key, one] of Object.entries(room.visits)) {
    titles.push([`visits/${key}/`, one.title[lang]]);
  }
  for (const [path, title] of titles) {
    const own = (told.get(path) ?? []).filter((story) => story.lang === lang);
    const of = `/${lang}/${path}`;
    const stories = own.slice(0, room.feed_size);
    const view = { lang, title, of, stories, is_whole: path === "" };
    yield ["feed_xml", { ...view, address: `${of}feed.xml` }];
    yield ["feed_json", { ...view, address: `${of}feed.json` }];
  }
}

// What every page has that is no article.
function page(room, lang, kind, path, title) {
  const { words } = room.sites[lang];
  const is_news = kind === "topic" || kind === "period";
  const crumbs = [{ title: words.home, address: `/${lang}/` }];
  if (is_news) crumbs.push({ title: words.news, address: `/${lang}/news/` });
  const versions = room.langs.map((other) => [other, { address: `/${other}/${path}`, title }]);
  return {
    kind,
    section: is_news ? "news" : path.split("/")[0],
    lang,
    path,
    address: `/${lang}/${path}`,
    is_first: true,
    title: kind === "period" ? words["of-period"].replace("{}", title) : title,
    name: title,
    about: (words[`about-${kind}`] ?? title).replace("{}", title),
    versions: Object.fromEntries(versions),
    crumbs,
  };
}

// A list, some twenty stories a page.
function* paged(template, room, told, view) {
  const stories = told.get(view.path) ?? [];
  const size = room.page_size;
  const count = Math.max(Math.ceil(stories.length / size), 1);
  const tails = Array.from({ length: count }, (_, index) => (index ? `page/${index + 1}/` : ""));
  const addresses = tails.map((tail) => view.address + tail);
  for (const [index, address] of addresses.entries()) {
    const versions = Object.entries(view.versions).map(([lang, one]) => [
      lang,
      { ...one, address: one.address + tails[index] },
    ]);
    yield [template, {
      ...view,
      address,
      versions: Object.fromEntries(versions),
      is_first: index === 0,
      number: index + 1,
      count,
      total: stories.length,
      stories: stories.slice(index * size, (index + 1) * size),
      newer: addresses[index - 1],
      older: addresses[index + 1],
      steps: [...steps(addresses, index + 1)],
    }];
  }
}

// The first page, the last, those near this one, and a gap where some are left out.
function* steps(addresses, current) {
  for (const [index, address] of addresses.entries()) {
    const number = index + 1;
    const far = Math.abs(number - current);
    if (far <= 2 || number === 1 || number === addresses.length) yield { number, address };
    else if (far === 3) yield { is_gap: true };
  }
}

function grouped(rows, field) {
  const groups = {};
  for (const one of rows) (groups[one[field]] ??= []).push(one);
  return groups;
}

function row(registry, key, told) {
  return { key, count: (told.get(`${registry}/${key}/`) ?? []).length };
}

function newest(records, field) {
  const keys = Object.keys(records);
  return keys.sort((a, b) => (records[a][field] < records[b][field] ? 1 : -1));
}

function wordOf(room, lang, key) {
  return room.sites[lang].words[key];
}
