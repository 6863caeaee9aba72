# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The host is told what may keep guests out, and that it does not once one is there."""

from pathlib import Path

import pytest

from meetingroom.net.addresses import Kind, OwnAddress, Surroundings
from meetingroom.net.certificate import MeetingAuthority
from meetingroom.net.firewall import Firewall, advice, find_firewall
from meetingroom.net.organisation import OrganisationCertificate
from meetingroom.net.reach import Facts, Outlook, Reachability, ReachTest, judge
from tests.net.impostor import answer, impostor
from tests.net.office import Office
from tests.net.scenario import in_loop, open_room
from tests.net.test_addresses import CABLE, LOOPBACK, VPN, WIFI, seen
from tests.net.test_trust import NOW
from tests.net.wire import closed_port

HERE = seen("192.168.1.20", WIFI, LOOPBACK)
# A test connects to loopback only, so here it plays the part of a network.
NEAR = Surroundings((OwnAddress("127.0.0.1", 8, "eth0", Kind.LAN, is_default=True),))


def told(
    surroundings: Surroundings,
    *,
    answered: tuple[str, ...] | None = None,
    firewall: Firewall | None = None,
    has_guest: bool = False,
) -> Reachability:
    own = surroundings.for_guests if answered is None else answered
    return judge(Facts(surroundings, frozenset(own), 8443, firewall, has_guest))


def test_ordinary_network_is_likely_to_work() -> None:
    assert told(HERE).outlook is Outlook.LIKELY
    assert told(HERE).notes == ()


def test_no_network_is_hopeless_and_the_hotspot_is_named() -> None:
    alone = told(seen(None, LOOPBACK))

    assert alone.outlook is Outlook.HOPELESS
    assert "hotspot" in alone.sentence


def test_room_that_does_not_answer_itself_is_hopeless() -> None:
    assert told(HERE, answered=()).outlook is Outlook.HOPELESS


def test_guest_from_outside_ends_all_doubts() -> None:
    doubted = told(seen("10.8.0.2", WIFI, VPN), firewall=Firewall.UFW)
    certain = told(seen("10.8.0.2", WIFI, VPN), firewall=Firewall.UFW, has_guest=True)

    assert doubted.outlook is Outlook.DOUBTFUL
    assert certain.outlook is Outlook.CERTAIN
    assert certain.notes == ()


@pytest.mark.parametrize(
    ("default", "said"),
    [("10.8.0.2", "All goes through a VPN (tun0)"), ("192.168.1.20", "A VPN is on")],
)
def test_vpn_is_named(default: str, said: str) -> None:
    (note,) = told(seen(default, WIFI, VPN)).notes

    assert said in note


def test_several_networks_are_named() -> None:
    (note,) = told(seen("10.1.2.3", CABLE, WIFI)).notes

    assert "eth0, wlan0" in note


def test_address_without_answer_is_named() -> None:
    (note,) = told(HERE, answered=("192.168.1.20",)).notes

    assert "fd00::20" in note


@pytest.mark.parametrize("firewall", list(Firewall))
def test_each_firewall_has_its_advice(firewall: Firewall) -> None:
    (note,) = told(HERE, firewall=firewall).notes

    assert note == advice(firewall, 8443)
    assert firewall.value in note


@pytest.mark.parametrize(
    ("platform", "files", "firewall"),
    [
        ("win32", {}, Firewall.WINDOWS),
        ("darwin", {}, Firewall.MACOS),
        ("linux", {}, None),
        ("linux", {"etc/ufw/ufw.conf": "ENABLED=no\n"}, None),
        ("linux", {"etc/ufw/ufw.conf": "# x\nENABLED=yes\n"}, Firewall.UFW),
        ("linux", {"run/firewalld.pid": "1"}, Firewall.FIREWALLD),
    ],
)
def test_firewall_is_seen_by_its_files(
    platform: str, files: dict[str, str], firewall: Firewall | None, tmp_path: Path
) -> None:
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)

    assert find_firewall(platform, tmp_path) is firewall


@in_loop
async def test_open_room_answers_itself() -> None:
    async with open_room() as room:
        test = ReachTest(
            room.port, room.door._ca_pem, see=lambda: NEAR, find=lambda: None
        )

        assert (await test.run()).outlook is Outlook.LIKELY


@in_loop
async def test_first_guest_from_another_machine_makes_it_certain() -> None:
    async with open_room() as room:
        test = ReachTest(
            room.port, room.door._ca_pem, see=lambda: NEAR, find=lambda: Firewall.UFW
        )
        before = await test.run()
        noted = [test.note_guest("192.168.1.77"), test.note_guest("192.168.1.78")]
        after = await test.run()

    assert before.outlook is Outlook.DOUBTFUL
    assert noted == [True, False]
    assert after.outlook is Outlook.CERTAIN


@in_loop
async def test_room_with_an_organisation_certificate_answers_itself(
    tmp_path: Path,
) -> None:
    files = Office.create(NOW).write(tmp_path, ["meet.example.org"])
    certificate = OrganisationCertificate.load(*files, NOW)
    async with open_room(certificate) as room:
        assert await ReachTest(room.port, None)._answers("127.0.0.1")


@in_loop
async def test_answer_of_another_program_or_of_nobody_does_not_count() -> None:
    authority = MeetingAuthority.create(NOW)
    context = authority.server_context()
    old = b'{"program":"meetingroom","nonce":"x","versions":[1,1]}'
    async with (
        impostor(lambda _: answer(old), context) as stale,
        impostor(lambda _: answer(b"<html>"), context) as other,
    ):
        for port in (stale.port, other.port, closed_port()):
            test = ReachTest(port, authority.ca_pem)
            assert not await test._answers("127.0.0.1")


@pytest.mark.parametrize("remote", [None, "127.0.0.1", "::ffff:192.168.1.20", "odd"])
def test_own_connections_are_no_guests(remote: str | None) -> None:
    test = ReachTest(1, None, see=lambda: HERE)

    assert not test.note_guest(remote)
