# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Two machines made of network namespaces, and a router between them if wanted.

All of it is taken away again; nothing of the machine itself is changed.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
IP = shutil.which("ip") or ""

HOST_IP = "10.99.1.1"
NEAR_IP = "10.99.1.2"
FAR_IP = "10.99.2.2"


@dataclass(frozen=True, slots=True)
class Machine:
    """One network namespace."""

    name: str

    def ip(self, *words: str) -> None:
        """Change its network."""
        run(IP, "-n", self.name, *words)

    def start(self, module: str, *words: str) -> "subprocess.Popen[str]":
        """Start one of the tests' programs on it."""
        command = [IP, "netns", "exec", self.name, sys.executable, "-m", module, *words]
        return subprocess.Popen(  # noqa: S603 - the tests' own program
            command,
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )


def run(*words: str) -> None:
    """Run a command that must succeed."""
    subprocess.run(words, check=True, capture_output=True, timeout=20)  # noqa: S603


def reason_not_to() -> str:
    """Return why this machine cannot play two; empty when it can."""
    if sys.platform != "linux" or not IP:
        return "needs Linux with the command ip"
    if os.geteuid() != 0:
        return "needs root, to make network namespaces"
    name = f"mr{os.getpid()}try"
    try:
        run(IP, "netns", "add", name)
    except (subprocess.SubprocessError, OSError):
        return "this system does not allow network namespaces"
    run(IP, "netns", "del", name)
    return ""


@contextmanager
def machines(*names: str) -> Iterator[tuple[Machine, ...]]:
    """Make machines with loopback only, and take them away at the end."""
    made: list[Machine] = []
    try:
        for name in names:
            machine = Machine(f"mr{os.getpid()}{name}")
            run(IP, "netns", "add", machine.name)
            made.append(machine)
            machine.ip("link", "set", "lo", "up")
        yield tuple(made)
    finally:
        for machine in made:
            run(IP, "netns", "del", machine.name)


def wire(one: Machine, one_end: str, other: Machine, other_end: str) -> None:
    """Lay a cable between two machines; both ends get their names."""
    run(
        IP, "link", "add", one_end, "netns", one.name,
        "type", "veth", "peer", "name", other_end, "netns", other.name,
    )  # fmt: skip


@contextmanager
def same_network() -> Iterator[tuple[Machine, Machine]]:
    """Host and guest on one cable, where multicast goes."""
    with machines("host", "guest") as (host, guest):
        wire(host, "eth0", guest, "eth0")
        for machine, address in ((host, HOST_IP), (guest, NEAR_IP)):
            machine.ip("addr", "add", f"{address}/24", "dev", "eth0")
            machine.ip("link", "set", "eth0", "up")
        yield host, guest


@contextmanager
def two_networks() -> Iterator[tuple[Machine, Machine, Machine]]:
    """Host, guest and a router between their networks, which no multicast crosses."""
    with machines("host", "guest", "router") as (host, guest, router):
        wire(host, "eth0", router, "lan1")
        wire(guest, "eth0", router, "lan2")
        for machine, end, address in (
            (host, "eth0", HOST_IP),
            (guest, "eth0", FAR_IP),
            (router, "lan1", "10.99.1.254"),
            (router, "lan2", "10.99.2.254"),
        ):
            machine.ip("addr", "add", f"{address}/24", "dev", end)
            machine.ip("link", "set", end, "up")
        host.ip("route", "add", "default", "via", "10.99.1.254")
        guest.ip("route", "add", "default", "via", "10.99.2.254")
        run(IP, "netns", "exec", router.name, "sysctl", "-w", "net.ipv4.ip_forward=1")
        yield host, guest, router
