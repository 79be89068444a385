"""Ask the servers of other sites whether a page is there: a little, slowly, within bounds, and never inside a network.

An address comes from data that many people write, and this runs where other machines may be near: a name is looked up
once, only a public address is connected to, and that very one. Redirects are followed the same way.
"""

from __future__ import annotations

import ipaddress
import re
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from http.client import HTTPConnection, HTTPException, HTTPResponse
from urllib.parse import urljoin, urlsplit

from generator import __version__

_HEADERS = {"User-Agent": f"clusterbook-links/{__version__}", "Accept": "*/*", "Connection": "close"}
_REDIRECTS, _PERMANENT = {301, 302, 303, 307, 308}, {301, 308}
_NO_HEAD = {400, 403, 404, 405, 501}  # some servers do not know HEAD, and say so in one of these ways
_UNKNOWN_ISSUER = {2, 18, 19, 20, 21}  # codes of OpenSSL: authorities of a country are in its browsers alone
_LATER = {401, 403, 408, 425, 429, 451}  # says nothing of the page: shut to programs, too many, not from here
_SAMPLE = re.compile(r"(?:.*\.)?(?:example(?:\.(?:com|net|org))?|invalid|test|localhost)", re.I)  # RFC 2606
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_UNSAFE = re.compile(r"[^!-~]")


class State(StrEnum):
    """What came of asking: the page is there, stands elsewhere now, is not there, or nobody can tell."""

    FOUND = "found"
    MOVED = "moved"
    BROKEN = "broken"
    UNSURE = "unsure"
    INSIDE = "inside"  # of a network: not asked
    SAMPLE = "sample"  # a name that is kept for examples: not asked


@dataclass(frozen=True)
class Answer:
    """The state, and the status, the fault or the new address that it rests on."""

    state: State
    detail: str = ""


class _InsideError(Exception):
    """The name leads into a network."""


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the open internet, and so does the one that it may stand for."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if ip.version == 6 and (inner := ip.sixtofour or ip.ipv4_mapped or _translated(ip)):
        return is_public(str(inner))
    return ip.is_global and not ip.is_multicast


def _translated(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    return ipaddress.IPv4Address(ip.packed[-4:]) if ip in _NAT64 else None


@dataclass(frozen=True)
class Manner:
    """How to ask: `timeout` and `pause` between two requests to a host in seconds, `hosts` side by side, `redirects`
    followed at most, `patience` with a host that does not answer."""

    timeout: float = 10
    pause: float = 1
    hosts: int = 8
    redirects: int = 5
    patience: int = 3
    may_ask: Callable[[str], bool] = is_public


def ask_all(addresses: Iterable[str], manner: Manner) -> Mapping[str, Answer]:
    """The answer for each address, in their order; one request at a time for a host."""
    order = list(addresses)
    hosts: dict[str, list[str]] = {}
    for address in order:
        hosts.setdefault(_host(address), []).append(address)
    with ThreadPoolExecutor(manner.hosts) as workers:
        answered = workers.map(lambda some: _ask_host(some, manner), hosts.values())
        found = {address: answer for some in answered for address, answer in some.items()}
    return {address: found[address] for address in order}


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""  # it is told when it is asked


def _ask_host(addresses: list[str], manner: Manner) -> dict[str, Answer]:
    """One after the other; a host that is silent or asks to be left alone is left alone."""
    found: dict[str, Answer] = {}
    silent = 0
    for address in addresses:
        if silent >= manner.patience:
            found[address] = Answer(State.UNSURE, found[addresses[0]].detail)
            continue
        if found:
            time.sleep(manner.pause)
        answer = found[address] = ask(address, manner)
        silent = manner.patience if answer.detail == "429" else silent + 1 if answer.detail == "timeout" else 0
    return found


def ask(address: str, manner: Manner) -> Answer:
    """Whether a page is there, following redirects."""
    at, moved, is_permanent = address, "", True
    for _ in range(manner.redirects + 1):
        answer, target = _hop(at, manner)
        if not target:
            is_moved = answer.state is State.FOUND and moved
            return Answer(State.MOVED, moved) if is_moved else answer
        at = target
        is_permanent = is_permanent and int(answer.detail) in _PERMANENT
        moved = at if is_permanent else moved
    return Answer(State.BROKEN, "redirects")


def _hop(address: str, manner: Manner) -> tuple[Answer, str]:
    """The answer of one server, and where it sends on."""
    try:
        parts = urlsplit(address)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.username is not None:
            return Answer(State.BROKEN, "address"), ""
        if _SAMPLE.fullmatch(parts.hostname):
            return Answer(State.SAMPLE), ""
        status, target = _request("HEAD", address, manner)
        if status in _NO_HEAD:
            status, target = _request("GET", address, manner)
        target = urljoin(address, target) if status in _REDIRECTS and target else ""
    except _InsideError:
        return Answer(State.INSIDE), ""
    except (OSError, HTTPException, ValueError) as error:
        return _fault(error), ""
    return _judged(status), target


def _fault(error: Exception) -> Answer:
    """What a failure says of the page."""
    if isinstance(error, TimeoutError):
        return Answer(State.UNSURE, "timeout")
    if isinstance(error, socket.gaierror):
        return Answer(State.UNSURE if error.errno == socket.EAI_AGAIN else State.BROKEN, "name")
    if isinstance(error, ssl.SSLCertVerificationError) and error.verify_code in _UNKNOWN_ISSUER:
        return Answer(State.UNSURE, "issuer")
    if isinstance(error, ssl.SSLError):
        return Answer(State.BROKEN, "certificate" if isinstance(error, ssl.SSLCertVerificationError) else "encryption")
    return Answer(State.BROKEN, "address" if isinstance(error, ValueError) else "connection")


def _judged(status: int) -> Answer:
    if status < 400:
        return Answer(State.FOUND, str(status))
    return Answer(State.UNSURE if status in _LATER or status >= 500 else State.BROKEN, str(status))


def _request(method: str, address: str, manner: Manner) -> tuple[int, str]:
    """The status and `Location:`; nothing of the page itself is read."""
    parts = urlsplit(address)
    name = (parts.hostname or "").encode("idna").decode()
    port = parts.port or (443 if parts.scheme == "https" else 80)
    connection = HTTPConnection(name, port, timeout=manner.timeout)
    connection.sock = _connected(name, port, manner)
    is_late = threading.Event()
    # Each read has its time, but a server may give a letter at a time.
    watch = threading.Timer(3 * manner.timeout, _cut, (connection, is_late))
    watch.start()
    try:
        if parts.scheme == "https":
            _encrypt(connection, name)
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request(method, _UNSAFE.sub(_quoted, target), headers=_HEADERS)
        response: HTTPResponse = connection.getresponse()
        return response.status, response.getheader("Location") or ""
    except (OSError, HTTPException) as error:
        if is_late.is_set():
            raise TimeoutError from error
        raise
    finally:
        watch.cancel()
        connection.close()


def _connected(name: str, port: int, manner: Manner) -> socket.socket:
    """A connection to the first address of a name that takes one; the name is looked up once."""
    addresses = dict.fromkeys(str(found[4][0]) for found in socket.getaddrinfo(name, port, type=socket.SOCK_STREAM))
    if not all(manner.may_ask(address) for address in addresses):
        raise _InsideError
    fault = OSError()
    for address in addresses:
        try:
            return socket.create_connection((address, port), timeout=manner.timeout)
        except OSError as error:
            fault = error
    raise fault


def _encrypt(connection: HTTPConnection, name: str) -> None:
    """The handshake stands apart from the wrapping, so that it can be cut short."""
    context = ssl.create_default_context()
    wrapped = context.wrap_socket(connection.sock, server_hostname=name, do_handshake_on_connect=False)
    connection.sock = wrapped
    wrapped.do_handshake()


def _cut(connection: HTTPConnection, is_late: threading.Event) -> None:
    is_late.set()
    with suppress(OSError, AttributeError):  # it may have ended just now
        connection.sock.shutdown(socket.SHUT_RDWR)


def _quoted(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode())
