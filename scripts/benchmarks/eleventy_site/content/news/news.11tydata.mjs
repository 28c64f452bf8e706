// What all articles share.
export default {
  tags: "news",
  layout: "article.njk",
  permalink: (data) => `/${data.lang}/news/${data.date.slice(0, 4)}/${data.slug}/`,
};
