"""Which addresses a request may go to."""

from __future__ import annotations

import ipaddress

import pytest

from reader.capture.fetch.guard import Guard, ip_of, zone_of
from reader.errors import NearbyAddress, PortNotAllowed


@pytest.mark.parametrize(
    "written", ["127.0.0.1", "127.1", "0x7f.1", "0x7f000001", "017700000001", "2130706433", "127.0.1", "0177.0.0.1", "127.0.0.1."]
)  # fmt: skip
def test_every_spelling_of_a_number_is_that_number(written: str) -> None:
    assert ip_of(written) == ipaddress.ip_address("127.0.0.1")


@pytest.mark.parametrize(
    "name", ["example.org", "1.example.org", "256.1.1.1", "4294967296", "1.2.3.4.5", "0x", "①.1", ""]
)
def test_a_name_is_no_number(name: str) -> None:
    assert ip_of(name) is None or str(ip_of(name)) == "0.0.0.0"


@pytest.mark.parametrize(
    ("address", "zone"),
    [
        ("8.8.8.8", "public"), ("2606:4700::1", "public"), ("64:ff9b::808:808", "public"), ("2002:808:808::1", "public"),
        ("127.0.0.1", "nearby"), ("10.1.2.3", "nearby"), ("172.31.0.1", "nearby"), ("172.32.0.1", "public"),
        ("192.168.0.1", "nearby"), ("100.64.0.1", "nearby"), ("0.0.0.0", "nearby"), ("169.254.1.1", "nearby"),
        ("::", "nearby"), ("::1", "nearby"), ("fe80::1%eth0", "nearby"), ("fd12::1", "nearby"), ("fec0::1", "nearby"),
        ("::ffff:127.0.0.1", "nearby"), ("::ffff:0:10.0.0.1", "nearby"), ("64:ff9b::a00:1", "nearby"),
        ("2002:7f00:1::", "nearby"), ("2002:c0a8:101::1", "nearby"), ("::127.0.0.1", "nearby"),
        ("2606:4700::5efe:10.0.0.1", "nearby"), ("2001::1", "nearby"),
        ("169.254.169.254", "never"), ("::ffff:169.254.169.254", "never"), ("64:ff9b::a9fe:a9fe", "never"),
        ("2002:a9fe:a9fe::", "never"), ("fd00:ec2::254", "never"), ("100.100.100.200", "never"), ("224.0.0.1", "never"),
        ("255.255.255.255", "never"), ("ff02::1", "never"),
    ],
)  # fmt: skip
def test_addresses_are_judged_by_where_they_lead(address: str, zone: str) -> None:
    assert zone_of(ipaddress.ip_address(address)) == zone


def test_only_the_readers_own_host_and_port_may_be_nearby() -> None:
    guard = Guard("http://192.168.1.5:8080/a")
    guard.check("192.168.1.5", 8080)
    for host, port in (("192.168.1.5", 9000), ("192.168.1.6", 8080), ("localhost", 8080), ("printer", 8080)):
        with pytest.raises(NearbyAddress):
            guard.check(host, port)
    Guard("http://[::1]/").check("::1", 80)
    Guard("http://cms.local/").check("cms.local", 443)
    Guard("http://cms.local/").check_ip("cms.local", 443, ipaddress.ip_address("10.0.0.1"))


def test_a_public_name_never_leads_nearby() -> None:
    guard = Guard("https://news.example.org/a")
    guard.check("news.example.org", 443)
    for address in ("127.0.0.1", "10.0.0.1", "::ffff:192.168.0.1", "169.254.169.254"):
        with pytest.raises(NearbyAddress):
            guard.check_ip("news.example.org", 443, ipaddress.ip_address(address))


def test_cloud_metadata_is_refused_even_when_typed() -> None:
    for host in ("169.254.169.254", "metadata.google.internal", "2852039166", "[fd00:ec2::254]"):
        with pytest.raises(NearbyAddress):
            Guard(f"http://{host}/").check(host, 80)


def test_ports_of_other_services_are_refused_whoever_asks() -> None:
    for port in (22, 25, 6379, 11211):
        with pytest.raises(PortNotAllowed):
            Guard(f"http://example.org:{port}/").check("example.org", port)
