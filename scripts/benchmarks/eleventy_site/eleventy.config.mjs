// The site of the corpus as Eleventy builds it, with what its documentation knows to make it fast:
// Markdown goes through no template language first, what the site says beside its articles is no
// global data (that is merged into the data of every template), and the output is quiet. Builds are
// plain ones: `--incremental` keeps what it knows in memory, so it helps only beside `--watch`.

import { readFileSync } from "node:fs";
import { TEMPLATES, plan, viewsOf } from "./plan.mjs";
import { wordsOf } from "./words.mjs";

const room = JSON.parse(readFileSync("room.json", "utf-8"));

export default function (eleventy) {
  eleventy.setQuietMode(true);
  eleventy.setUseGitIgnore(false);
  eleventy.addPassthroughCopy({ static: "/" });
  eleventy.amendLibrary("md", (md) => md.core.ruler.push("heading-ids", headingIds));
  eleventy.setNunjucksEnvironmentOptions({ trimBlocks: true, lstripBlocks: true });
  for (const [name, value] of Object.entries({ room, ...wordsOf(room) })) {
    eleventy.addNunjucksGlobal(name, value);
  }

  // The first collection asked for makes them all.
  let known;
  const newsroom = (api) => (known ??= planned(api.getFilteredByTag("news")));
  eleventy.addCollection("views", (api) => newsroom(api).views);
  for (const [name, file] of Object.entries(TEMPLATES)) {
    eleventy.addCollection(name, (api) => newsroom(api).pages.get(name));
    eleventy.addTemplate(`${name}.njk`, `{% extends "${file}" %}`, {
      eleventyExcludeFromCollections: true,
      pagination: { data: `collections.${name}`, size: 1, alias: "view" },
      permalink: (data) => data.view.address,
    });
  }

  return {
    dir: { input: "content", includes: "../_includes", data: "../_data", output: "output" },
    markdownTemplateEngine: false,
    htmlTemplateEngine: "njk",
  };
}

function planned(articles) {
  const views = viewsOf(articles, room);
  const pages = new Map(Object.keys(TEMPLATES).map((name) => [name, []]));
  for (const [name, view] of plan(room, views)) pages.get(name).push(view);
  return { views: Object.fromEntries(views.map((view) => [view.address, view])), pages };
}

// `{#id}` at the end of a heading names it.
function headingIds(state) {
  state.tokens.forEach((token, index) => {
    if (token.type !== "heading_open") return;
    const last = state.tokens[index + 1].children.at(-1);
    const found = last?.type === "text" && last.content.match(/\s*\{#([\w-]+)\}$/);
    if (found) {
      token.attrSet("id", found[1]);
      last.content = last.content.slice(0, found.index);
    }
  });
}
