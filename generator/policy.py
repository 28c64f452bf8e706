"""What a page may load and do, by the word of its host and of its own head.

One table makes the Content-Security-Policy of the `<meta>` element and the headers that the
publishing guide tells a host to send.
"""

_DIRECTIVES = (
    "default-src 'none'",
    "img-src 'self'",
    "media-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "script-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "upgrade-insecure-requests",
    "require-trusted-types-for 'script'",
)

_HEADER_ONLY = ("frame-ancestors 'none'", "upgrade-insecure-requests")
"""A `<meta>` cannot carry the first; without the second the same bytes work over plain http."""

META_POLICY = "; ".join(one for one in _DIRECTIVES if one not in _HEADER_ONLY)
"""The policy that stands in every page."""

HEADERS: tuple[tuple[str, str], ...] = (
    ("Content-Security-Policy", "; ".join(_DIRECTIVES)),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("X-Content-Type-Options", "nosniff"),
    ("Permissions-Policy", "camera=(), microphone=(), geolocation=()"),
    ("Strict-Transport-Security", "max-age=31536000"),
)
"""Names and values of the headers that a host should send with every page."""
