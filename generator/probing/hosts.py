"""Which machine is behind a name, and may it be asked?

In goes a host; out comes a connection to one of its addresses. The address that was looked at is
the one that is connected to: a name that leads elsewhere a moment later cannot slip through.
"""

from __future__ import annotations

import socket
from ipaddress import IPv6Address, ip_address, ip_network

FEW = 3
"""So many addresses of a host are tried."""


class PrivateHostError(Exception):
    """The host lies in a private network."""


def connected(host: str, port: int, timeout_s: float, asks_private: bool) -> socket.socket:
    """A connection to a host.

    Raises `PrivateHostError` where any of its addresses is one that not everybody reaches, and
    `OSError` where none answers.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    places = [(family, address) for family, _, _, _, address in found]
    if not asks_private and not all(_is_public(str(address[0])) for _, address in places):
        raise PrivateHostError(host)
    *others, last = places[:FEW]
    for one in others:
        try:
            return _connected(*one, timeout_s)
        except OSError:
            continue
    return _connected(*last, timeout_s)


def _connected(
    family: socket.AddressFamily, address: tuple[object, ...], timeout_s: float
) -> socket.socket:
    made = socket.socket(family, socket.SOCK_STREAM)
    try:
        made.settimeout(timeout_s)
        made.connect(address)
    except OSError:
        made.close()
        raise
    return made


def _is_public(address: str) -> bool:
    one = ip_address(address)
    if isinstance(one, IPv6Address):
        if any(one in network for network in _WRAPPING):
            return False
        one = one.ipv4_mapped or one
    return one.is_global and not one.is_multicast


_WRAPPING = (ip_network("64:ff9b::/96"), ip_network("64:ff9b:1::/48"), ip_network("2002::/16"))
"""IPv6 addresses that stand for one of IPv4, which may be any (RFC 6052, 8215, 3056)."""
