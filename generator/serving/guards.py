"""Who may look at the preview?

In go the headers of a request; out comes whether it is answered. A preview shows drafts, and any
page that is open in the editor's browser can send requests to this machine: only requests that name
this server as their host (which a rebound name of a stranger does not), and that come from its own
pages or the address bar, are answered. Where the server can be reached from other machines a token
is asked for too, which the browser keeps as a cookie.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hmac import compare_digest
from ipaddress import ip_address

LOCAL_NAMES = ("localhost", "127.0.0.1", "[::1]")


@dataclass(frozen=True, slots=True)
class Guard:
    """Knows the server's own names, and the token of those that it was told to."""

    port: int
    host: str = "127.0.0.1"
    token: str = ""
    """Empty where only this machine can reach the server."""

    @property
    def cookie(self) -> str:
        """The name of the cookie: servers on other ports of the machine share its jar."""
        return f"vestnik-{self.port}"

    def admits(self, headers: Mapping[str, str], cookies: Mapping[str, str]) -> bool:
        """Whether a request is answered; the names of headers are small letters."""
        return (
            self._is_ours(headers.get("host", ""))
            and self._is_same_site(headers)
            and (not self.token or compare_digest(cookies.get(self.cookie, ""), self.token))
        )

    def lets_in(self, headers: Mapping[str, str], token: str) -> bool:
        """Whether a token opens the door."""
        return (
            bool(self.token)
            and self._is_ours(headers.get("host", ""))
            and compare_digest(token.encode(), self.token.encode())
        )

    def _is_ours(self, host: str) -> bool:
        name, _, port = host.rpartition(":") if _has_port(host) else (host, "", "80")
        if port != str(self.port):
            return False
        return name in LOCAL_NAMES or (bool(self.token) and (name == self.host or _is_number(name)))

    def _is_same_site(self, headers: Mapping[str, str]) -> bool:
        origin = headers.get("origin")
        if origin is not None and origin != f"http://{headers.get('host', '')}":
            return False
        is_visit = headers.get("sec-fetch-mode", "navigate") == "navigate"
        return is_visit or headers.get("sec-fetch-site", "none") in ("same-origin", "none")


def is_local(host: str) -> bool:
    """Whether nobody but this machine can reach a server at an address."""
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def _has_port(host: str) -> bool:
    return ":" in host.rpartition("]")[2]


def _is_number(name: str) -> bool:
    """Whether a host is named by its number, which nobody can rebind."""
    try:
        ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True
