"""The site of the corpus as Pelican builds it, with what its documentation knows to make it fast.

Articles are kept as read from one build to the next, uncompressed, and read again where their time
has changed. Pelican keeps no rendered pages: each build writes all of them. Code is not coloured
and nothing is typeset, since no article has code and Pelican does not typeset by default.
"""

SITENAME = "Большой вестник"
SITEURL = ""
TIMEZONE = "Europe/Moscow"
DEFAULT_LANG = "ru"
PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
THEME_STATIC_PATHS: list[str] = []
PLUGIN_PATHS = ["plugins"]
PLUGINS = ["newsroom"]

LOAD_CONTENT_CACHE = True
CACHE_CONTENT = True
CONTENT_CACHING_LAYER = "reader"
GZIP_CACHE = False
CHECK_MODIFIED_METHOD = "mtime"
STATIC_CHECK_IF_MODIFIED = True

ARTICLE_PATHS = ["news"]
ARTICLE_URL = ARTICLE_LANG_URL = "{lang}/news/{date:%Y}/{slug}/"
ARTICLE_SAVE_AS = ARTICLE_LANG_SAVE_AS = ARTICLE_URL + "index.html"
USE_FOLDER_AS_CATEGORY = False
PAGE_PATHS: list[str] = []
STATIC_PATHS = ["assets", "media", "index.html", "404.html", "robots.txt", ".nojekyll"]
IGNORE_FILES: list[str] = []
FORMATTED_FIELDS: list[str] = []
MARKDOWN = {
    "extensions": [
        "markdown.extensions.meta",
        "markdown.extensions.tables",
        "markdown.extensions.attr_list",
    ],
    "extension_configs": {},
    "output_format": "html5",
}
TEMPLATE_EXTENSIONS = [".html", ".xml", ".json"]
JINJA_ENVIRONMENT = {"trim_blocks": True, "lstrip_blocks": True, "autoescape": True}

# The plugin makes the lists and the feeds, in both languages; Pelican's own are in one.
DIRECT_TEMPLATES: list[str] = []
CATEGORY_SAVE_AS = AUTHOR_SAVE_AS = TAG_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
