"""Where the sandbox listens: on loopback alone, unless it is told to be seen by others."""

import ipaddress
import os
import socket
from typing import Final

from app.sandbox.options import HOST, SandboxOptions

BACKLOG: Final = 2048


class ListenError(Exception):
    """The address can't be listened on; a sentence for the user."""


def listener(options: SandboxOptions, *, listening: bool) -> socket.socket:
    """The socket at the options' address; bound but deaf where not `listening`. Raises ListenError."""
    address = _address(options)
    try:
        return _bound(address, options.port, listening=listening)
    except OSError as error:
        where = f"Port {options.port}" if options.host == HOST else f"{options.host} with port {options.port}"
        raise ListenError(
            f"{where} can't be used ({error.strerror}). Choose another one, or port 0 for a free one."
        ) from error


def url_of(sock: socket.socket) -> str:
    """The address for a client on this computer."""
    host, port = sock.getsockname()[:2]
    address = ipaddress.ip_address(host)
    if address.is_unspecified:
        host = HOST if address.version == 4 else "::1"
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def is_seen(options: SandboxOptions) -> bool:
    """Whether other computers can reach it. Raises ListenError."""
    return not _parsed(options.host).is_loopback


def _address(options: SandboxOptions) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    address = _parsed(options.host)
    if not address.is_loopback and not options.allow_network:
        raise ListenError(
            f"Other computers can reach {options.host}, and what they send is not encrypted. "
            "Add --allow-network if that is meant."
        )
    return address


def _parsed(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    try:
        return ipaddress.ip_address(HOST if host == "localhost" else host)
    except ValueError:
        raise ListenError(f"{host} is not an IP address; {HOST} is this computer alone.") from None


def _bound(
    address: ipaddress.IPv4Address | ipaddress.IPv6Address, port: int, *, listening: bool
) -> socket.socket:
    # Not socket.create_server: its sockets don't name TCP, so asyncio leaves Nagle's algorithm on for them,
    # and each reply waits 40 ms for an acknowledgement (measured: 19 replies a second instead of 80).
    family = socket.AF_INET if address.version == 4 else socket.AF_INET6
    sock = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if os.name == "posix":
            # Takes a port again at once after a restart; on Windows it would share one that is in use.
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        sock.bind((str(address), port))
        if listening:
            sock.listen(BACKLOG)
    except OSError:
        sock.close()
        raise
    return sock
