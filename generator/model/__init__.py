"""The values that one stage hands to the next.

Glossary, one word a concept:

* *source*: a file as found, path and bytes; *file*: one that is published as it is (photo,
  attachment, static).
* *article*: one text in one language, as read from one source; *story*: its *versions* in all
  languages.
* *key*: the identity of a story or record without a language.
* *record*: one *partner, visit, agreement, place, person, category, tag* or *photo* of the
  registries; an *entry* is a record with its key and its place.
* *front*: what a text states above its body; *facts*: what of it holds for the story.
* *body*: what a text says, in HTML cut into *segments*; *hole*: a gap between two of them that only
  linking can fill; *fill*: what it is filled with, *target*: what a link leads to.
* *quote*: what stands for a title, summary or excerpt until a page is drawn; *wording*: the words.
* *mark*: where a value stands in its file.
* *reading*: all that one file says; *brief*: what is known of one without unpacking it.
* *site*: everything linked; *outline*: a site at a moment; *subject*: what a page is about in any
  language; *leaf*: a page before its view, *sketch*: with what makes it.
* *page*: a planned output; *view*: what a page's template sees; *card*: a story in a list.
* *ingredient*: an argument of a page's drawing; *edition*: a site as one build published it.

`written` is what editors write, `texts` what reading makes of it, `site` what linking makes of
those, `views` and `pages` what planning makes of the site; `parts` and `prose` are what views are
made of. `surveys` is what `status` says, `reasons` what `why` says, `blanks` what `new` fills in,
`outside` what `check --external` asks for. Values, and the few functions that two rooms need of
them: `quotes`, `ledger` and `files`.
"""
