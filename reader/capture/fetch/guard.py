"""Which addresses a request may go to: the public web, and places near this computer only if the reader named them.

Names are resolved once, every answer is judged, and the connection goes to the very address that was judged.
"""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from reader.errors import NearbyAddress, PortNotAllowed

IP = ipaddress.IPv4Address | ipaddress.IPv6Address
Zone = Literal["public", "nearby", "never"]

_NEARBY = tuple(
    ipaddress.ip_network(network)
    for network in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.0.2.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
        "::/128", "::1/128", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "3fff::/20", "5f00::/16",
        "fc00::/7", "fe80::/10", "fec0::/10",
    )
)  # fmt: skip
"""This computer, its link, private networks, and blocks that the public web doesn't route."""
_NEVER = tuple(
    ipaddress.ip_network(network)
    for network in (
        # Where clouds answer with a machine's secrets.
        "169.254.169.254/32", "169.254.170.2/32", "169.254.170.23/32", "100.100.100.200/32", "168.63.129.16/32",
        "192.0.0.192/32", "fd00:ec2::254/128", "fd00:ec2::23/128", "fd20:ce::254/128", "fd00:42::42/128",
        # One packet for many.
        "224.0.0.0/4", "240.0.0.0/4", "ff00::/8",
    )
)  # fmt: skip
_NEVER_NAMES = frozenset(
    ("metadata", "metadata.google.internal", "metadata.goog", "instance-data", "instance-data.ec2.internal")
)
_NEARBY_ENDINGS = (
    "localhost",
    "local",
    "lan",
    "home",
    "internal",
    "intranet",
    "private",
    "corp",
    "home.arpa",
    "localdomain",
    "test",
)
_BAD_PORTS = frozenset((
    0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109, 110,
    111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532,
    540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3306, 3659, 4045, 4190, 5060,
    5061, 5432, 6000, 6379, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 9200, 10080, 11211, 27017,
))  # fmt: skip
"""Ports of other services, as browsers refuse them, and those of the usual databases: a page could speak to these
through us."""
_PORTS = {"http": 80, "https": 443}
_V4_IN_V6 = (
    (ipaddress.IPv6Network("::ffff:0:0/96"), 0),
    (ipaddress.IPv6Network("::ffff:0:0:0/96"), 0),
    (ipaddress.IPv6Network("64:ff9b::/96"), 0),
    (ipaddress.IPv6Network("2002::/16"), 80),
)
"""Networks whose addresses hold one of IPv4, and by how many bits that is shifted: mapped, translated, NAT64, 6to4."""


def zone_of(ip: IP) -> Zone:
    """Return whether an address is of the public web, near this computer, or never to be asked.

    An address of IPv6 that holds one of IPv4 is judged by both.
    """
    if isinstance(ip, ipaddress.IPv6Address):
        bare = ipaddress.IPv6Address(int(ip))  # without a zone ("%eth0")
        for network, shift in _V4_IN_V6:
            if bare in network:
                return zone_of(ipaddress.IPv4Address(int(bare) >> shift & 0xFFFFFFFF))
        low = int(bare) & 0xFFFFFFFF
        if int(bare) >> 32 == 0 and low > 1:  # "IPv4-compatible", long deprecated
            return _worse(zone_of(ipaddress.IPv4Address(low)), "nearby")
        if int(bare) >> 32 & 0xFDFFFFFF == 0x5EFE:  # ISATAP
            return _worse(zone_of(ipaddress.IPv4Address(low)), _listed(bare))
        return _listed(bare)
    return _listed(ip)


def _listed(ip: IP) -> Zone:
    if any(ip in network for network in _NEVER if network.version == ip.version):
        return "never"
    if any(ip in network for network in _NEARBY if network.version == ip.version):
        return "nearby"
    return "public"


def _worse(one: Zone, other: Zone) -> Zone:
    order: tuple[Zone, ...] = ("public", "nearby", "never")
    return order[max(order.index(one), order.index(other))]


def ip_of(host: str) -> IP | None:
    """Return the address that a host is written as, in the spellings that resolvers take for numbers, too: "127.1",
    "0x7f.1", "017700000001", "2130706433". None for a name.
    """
    bare = host.strip("[]").rstrip(".")
    try:
        return ipaddress.ip_address(bare)
    except ValueError:
        pass
    parts = bare.split(".")
    if not 1 <= len(parts) <= 4:
        return None
    numbers = [_number(part) for part in parts]
    if any(number is None for number in numbers):
        return None
    *heads, last = [number for number in numbers if number is not None]
    if any(head > 255 for head in heads) or last >= 256 ** (5 - len(parts)):
        return None
    whole = last
    for at, head in enumerate(heads):
        whole |= head << (24 - 8 * at)
    return ipaddress.IPv4Address(whole)


def _number(part: str) -> int | None:
    if not part.isascii():
        return None
    try:
        if part[:2].lower() == "0x":
            return int(part[2:] or "0", 16)
        if not part.isdigit():
            return None
        return int(part, 8) if part[0] == "0" and len(part) > 1 else int(part)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Guard:
    """Judge hosts, ports and resolved addresses for one capture. ``named`` is the address that the reader typed: only its
    own host may be near this computer, and only at its own port. "" where a file or a page named the address.

    A public name may not lead there, whoever typed it: links are copied from pages.
    """

    named: str = ""

    def check(self, host: str, port: int) -> None:
        """Raise NearbyAddress or PortNotAllowed for what can be judged before a name is resolved."""
        if port in _BAD_PORTS:
            raise PortNotAllowed(host=host, port=port)
        ip = ip_of(host)
        name = host.rstrip(".").lower()
        if ip is not None:
            self.check_ip(host, port, ip)
        elif name in _NEVER_NAMES or (_is_nearby_name(name) and not self._is_named(name, port)):
            raise NearbyAddress(host=host)

    def check_ip(self, host: str, port: int, ip: IP) -> None:
        """Raise NearbyAddress if the address that ``host`` stands for may not be asked."""
        zone = zone_of(ip)
        name = host.rstrip(".").lower()
        names_it = ip_of(host) is not None or _is_nearby_name(name)
        if zone == "never" or (zone == "nearby" and not (names_it and self._is_named(name, port))):
            raise NearbyAddress(host=host)

    def _is_named(self, host: str, port: int) -> bool:
        parts = urlsplit(self.named)
        own = parts.port or _PORTS.get(parts.scheme, 0)
        # From http to https of the same host: what servers ask of every visitor.
        return (parts.hostname or "").rstrip(".").lower() == host.strip("[]") and (
            port == own or (own, port) == (80, 443)
        )


def _is_nearby_name(name: str) -> bool:
    """Tell whether a name is one that only a local network gives: one word, or an ending that the web doesn't have."""
    return ("." not in name and ":" not in name) or any(name == e or name.endswith(f".{e}") for e in _NEARBY_ENDINGS)
