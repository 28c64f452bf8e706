// What templates call: words of the page's language, numbers with a noun, dates.

export function wordsOf(room) {
  const rules = Object.fromEntries(room.langs.map((lang) => [lang, new Intl.PluralRules(lang)]));

  function word(lang, key, ...filled) {
    return filled.reduce((said, value) => said.replace("{}", value), room.sites[lang].words[key]);
  }

  function counted(lang, key, count) {
    const forms = room.sites[lang].words[key];
    return (forms[rules[lang].select(count)] ?? forms.other).replace("{}", count);
  }

  function short_day(lang, date) {
    const [, month, day] = date.split("-").map(Number);
    return `${day} ${room.sites[lang].day_months[month - 1]}`;
  }

  return {
    word,
    counted,
    short_day,
    day: (lang, date) => `${short_day(lang, date)} ${date.slice(0, 4)}`,
    json: (value) => JSON.stringify(value).replaceAll("<", "\\u003c"),
    whole: (story) =>
      story.item.templateContent
        .replaceAll('href="/', `href="${room.host}/`)
        .replaceAll('src="/', `src="${room.host}/`),
  };
}
