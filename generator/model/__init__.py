"""The values that one stage hands to the next.

Glossary, one word a concept:

* *source*: a file as found, path and bytes; *file*: one that is published as it is (photo,
  attachment, static).
* *article*: one text in one language, as read from one source; *story*: its *versions* in all
  languages.
* *key*: the identity of a story or record without a language.
* *record*: one *partner, visit, agreement, place, person, category, tag* or *photo* of the
  registries.
* *site*: everything linked; *page*: a planned output; *view*: what a page's template sees; *card*:
  a story in a list.
* *hole*: a place in a body that only linking can fill; *target*: what it leads to; *mark*: where a
  value stands.

`written` is what editors write, `texts` what reading makes of it, `site` what linking makes of
those, `views` and `pages` what planning makes of the site. Nothing here computes more than a
property.
"""
