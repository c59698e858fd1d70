"""Where a request comes from, coarse enough to count tries by."""

from __future__ import annotations

from ipaddress import ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest


def net(request: HttpRequest) -> str:
    """The /24 or /56 of the client. Forwarded addresses count only from as many proxies as are configured."""
    said = request.META.get("REMOTE_ADDR", "")
    hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",") if hop.strip()]
    if settings.TRUSTED_PROXIES and len(hops) >= settings.TRUSTED_PROXIES:
        said = hops[-settings.TRUSTED_PROXIES]
    try:
        address = ip_address(said)
    except ValueError:
        return "unknown"
    return str(ip_network(f"{address}/{24 if address.version == 4 else 56}", strict=False))
