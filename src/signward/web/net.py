"""Where a request comes from, as far as tries are counted by it."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Final

from django.conf import settings
from django.http import HttpRequest

_LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "[::1]"})


def net(request: HttpRequest) -> str:
    """The /24 or /56 of the client: coarse, for what many machines of one attacker might try."""
    return _within(_client(request), 24, 56)


def address(request: HttpRequest) -> str:
    """The client's own address; of IPv6 the /64, all of which one machine can use."""
    return _within(_client(request), 32, 64)


def exact(request: HttpRequest) -> str:
    """The client's address itself, for the record of what binds; "" where it cannot be told."""
    return str(_client(request) or "")


def on_this_machine(request: HttpRequest) -> bool:
    """Asked for on the machine itself: over loopback, by a name of loopback, and passed on by no proxy.

    The name and the headers count, because behind a proxy on the same machine every connection is a loopback one.
    """
    client, host = _client(request), request.get_host().rsplit(":", 1)[0]
    passed_on = any(name in request.headers for name in ("X-Forwarded-For", "Forwarded", "Via", "X-Real-Ip"))
    return bool(client and client.is_loopback) and host in _LOOPBACK and not passed_on


def _within(client: IPv4Address | IPv6Address | None, v4: int, v6: int) -> str:
    if client is None:
        return "unknown"
    return str(ip_network(f"{client}/{v4 if client.version == 4 else v6}", strict=False))


def _client(request: HttpRequest) -> IPv4Address | IPv6Address | None:
    """Forwarded addresses count only from as many proxies as are configured."""
    said = request.META.get("REMOTE_ADDR", "")
    hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",") if hop.strip()]
    if settings.TRUSTED_PROXIES and len(hops) >= settings.TRUSTED_PROXIES:
        said = hops[-settings.TRUSTED_PROXIES]
    try:
        found = ip_address(said)
    except ValueError:
        return None
    return getattr(found, "ipv4_mapped", None) or found
