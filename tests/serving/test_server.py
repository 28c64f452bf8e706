"""W10-W16: who is answered, and what; and that nobody keeps others waiting."""

import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from http.client import HTTPConnection

import pytest

from tests.serving.conftest import PAGE, Preview, Serve, states
from tests.support.patience import LONG_S, PATIENCE_S
from tests.support.project import write


def _raw(preview: Preview, target: str) -> tuple[int, str]:
    """The status and the `Location` that answer to a target as it is, by no client's rules."""
    with socket.create_connection(("127.0.0.1", preview.port), timeout=PATIENCE_S) as connection:
        request = f"GET {target} HTTP/1.1\r\nHost: 127.0.0.1:{preview.port}\r\n"
        connection.sendall(f"{request}Connection: close\r\n\r\n".encode("latin-1"))
        answer = b"".join(iter(lambda: connection.recv(65536), b"")).decode("utf-8", "replace")
    head = answer.partition("\r\n\r\n")[0].split("\r\n")
    location = [line for line in head if line.lower().startswith("location:")]
    return int(head[0].split()[1]), location[0].partition(": ")[2] if location else ""


def test_w10_a_taken_port_is_said_to_be_taken_and_by_whom(preview: Preview, serve: Serve) -> None:
    other = serve("--port", preview.port, root=preview.root)

    assert other.ended() == 1
    assert not any("Traceback" in line for line in other.lines)
    (told,) = other.lines
    assert f"Port {preview.port} is taken by process {preview.process.pid} (" in told
    assert f"kill {preview.process.pid}" in told


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--host", "192.0.2.7"), "no address 192.0.2.7. For this machine alone leave out --host"),
        (("--host", "no-such-host.invalid"), "no address no-such-host.invalid"),
    ],
)
def test_w10_an_address_that_is_none_of_this_machine_is_told(
    arguments: tuple[str, ...], told: str, serve: Serve
) -> None:
    preview = serve(*arguments)

    assert preview.ended() == 1
    (said,) = preview.lines
    assert told in said


def test_w10_without_a_port_the_next_free_one_is_taken(serve: Serve) -> None:
    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            taken.bind(("127.0.0.1", 8000))
            taken.listen()
        except OSError:
            pass  # somebody else has it: all the better
        preview = serve("--host", "127.0.0.1", usual_port=True)

        assert 8000 < preview.port < 8020
        assert preview.get(PAGE).status == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{port}", "127.0.0.1:1", "localhost.evil.example", ""]
)
def test_w11_who_asks_for_another_host_is_refused(preview: Preview, host: str) -> None:
    for path in (PAGE, "/__vestnik/events", "/__vestnik/live.js"):
        assert preview.get(path, Host=host.format(port=preview.port)).status == 403


def test_this_machine_is_called_by_its_names(preview: Preview) -> None:
    for name in ("localhost", "127.0.0.1", "[::1]"):
        assert preview.get(PAGE, Host=f"{name}:{preview.port}").status == 200


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1:1"])
def test_w12_pages_of_others_hear_nothing(preview: Preview, origin: str) -> None:
    answer = preview.get("/__vestnik/events", Origin=origin)

    assert answer.status == 403
    assert not any(name.startswith("access-control-") for name in answer.headers)


def test_w12_what_a_page_of_others_embeds_is_refused(preview: Preview) -> None:
    foreign = {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "no-cors"}
    visit = {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "navigate"}

    assert preview.get("/__vestnik/live.js", **foreign).status == 403
    assert preview.get(PAGE, **visit).status == 200


@pytest.mark.parametrize(
    "target",
    [
        "/../config.yaml", "/ru/../../config.yaml", "/%2e%2e/config.yaml", "/%2e%2e%2fconfig.yaml",
        "/..%5cconfig.yaml", "/ru/%5c%5cevil.example", "//evil.example", "//evil.example/..",
        "/%2f/evil.example", "/ru/%00", "/%00", "/ru//", "/./ru/", "/config.yaml", "/.vestnik/lock",
        "/.vestnik", "/.gitignore", "/__vestnik/../config.yaml", "/__vestnik/nothing", "/%ff%fe",
        "/ru/%0d%0aX-Evil:1",
    ],
)  # fmt: skip
def test_w13_a_path_leads_to_a_page_or_nowhere(preview: Preview, target: str) -> None:
    status, location = _raw(preview, target)

    assert status in (400, 404)
    assert location == ""


def test_w13_a_link_in_the_preview_is_not_followed(serve: Serve) -> None:
    preview = serve()
    site = preview.root / ".vestnik/preview/site"
    secret = write(preview.root, "secret.txt", b"secret")
    (site / "ru/secret.txt").symlink_to(secret)
    (site / "robots.txt").unlink()
    (site / "robots.txt").symlink_to(secret)

    assert preview.get("/ru/secret.txt").status == 404
    assert preview.get("/robots.txt").status == 404


def test_only_reading_is_answered(preview: Preview) -> None:
    connection = HTTPConnection("127.0.0.1", preview.port, timeout=PATIENCE_S)
    statuses = {}
    for method in ("POST", "PUT", "DELETE", "OPTIONS", "HEAD"):
        connection.request(method, PAGE)
        response = connection.getresponse()
        body = response.read()
        statuses[method] = (response.status, bool(body))
    connection.close()

    assert statuses.pop("HEAD") == (200, False)
    assert {status for status, _ in statuses.values()} == {405}


def test_of_the_stream_the_head_alone_has_an_end(preview: Preview) -> None:
    connection = HTTPConnection("127.0.0.1", preview.port, timeout=PATIENCE_S)
    connection.request("HEAD", "/__vestnik/events")
    head = connection.getresponse()
    body = head.read()
    connection.request("GET", "/robots.txt")
    after = connection.getresponse()
    after.read()
    connection.close()

    assert (head.status, head.getheader("content-type"), body) == (
        200, "text/event-stream; charset=utf-8", b"",
    )  # fmt: skip
    assert after.status == 200


@pytest.mark.parametrize("sent", [b"\x16\x03\x01\x02\x00\x01\x00", b"GET\r\n\r\n", b"GET / HT"])
def test_what_is_no_request_is_no_news_for_the_terminal(preview: Preview, sent: bytes) -> None:
    preview.settle()
    before = list(preview.lines)
    with socket.create_connection(("127.0.0.1", preview.port), timeout=PATIENCE_S) as connection:
        connection.sendall(sent)
        connection.shutdown(socket.SHUT_WR)
        while connection.recv(65536):
            pass
    preview.settle()

    assert preview.lines == before


STUMBLING = """\
from generator.cli import main
from generator.serving import application

def stumble(*_):
    raise RuntimeError("a page stumbles")

application._file = stumble
main()
"""


def test_a_failure_of_the_server_is_told(serve: Serve) -> None:
    preview = serve(program=STUMBLING)

    assert preview.get(PAGE).status == 500
    preview.end()
    assert "RuntimeError: a page stumbles" in preview.lines


@contextmanager
def crowd(preview: Preview) -> Iterator[None]:
    """100 tabs that listen, and 50 clients that never end what they ask."""
    with ExitStack() as clients:
        for number in range(150):
            one = socket.create_connection(("127.0.0.1", preview.port))
            clients.enter_context(one)
            whole = f"GET /__vestnik/events HTTP/1.1\r\nHost: 127.0.0.1:{preview.port}\r\n\r\n"
            one.sendall((whole if number < 100 else whole[:-10]).encode())
        yield


def test_w14_others_are_answered_beside_a_crowd(preview: Preview) -> None:
    with crowd(preview):
        started = time.monotonic()
        page = preview.get(PAGE)
        took = time.monotonic() - started

    assert (page.status, took < LONG_S) == (200, True)


def test_w14_a_crowd_is_no_reason_to_stay(serve: Serve) -> None:
    preview = serve()
    with crowd(preview):
        started = time.monotonic()

        assert preview.end() == 130
        assert time.monotonic() - started < LONG_S


def test_w15_who_comes_back_is_told_how_things_are(serve: Serve) -> None:
    preview = serve()
    with preview.open(f"/__vestnik/events?page={PAGE}") as stream:
        before = next(states(stream))
    preview.replace("content/news/opening.ru.md", "во вторник", "в среду")
    with preview.open(f"/__vestnik/events?page={PAGE}") as stream:
        told = (state["page"] for state in states(stream))
        after = next(page for page in told if page != before["page"])

    assert after


def test_w16_from_other_machines_one_gets_in_by_the_key_alone(serve: Serve) -> None:
    preview = serve("--host", "0.0.0.0", "--ui-lang", "en")
    key = preview.address.rpartition("/")[2]

    entered = preview.get(f"/__vestnik/enter/{key}")
    cookie = entered.headers["set-cookie"].partition(";")[0]

    warned = next(line for line in preview.lines if "Other machines can reach" in line)
    assert "nothing is encrypted" in warned
    elsewhere = [line for line in preview.lines if line.startswith("On other machines: ")]
    assert all(line.endswith(f":{preview.port}/__vestnik/enter/{key}") for line in elsewhere)
    assert len(key) >= 20
    assert preview.get(PAGE).status == 403
    assert preview.get("/__vestnik/enter/wrong").status == 403
    assert preview.get(PAGE, Cookie=f"vestnik-{preview.port}=wrong").status == 403
    assert (entered.status, entered.headers["location"]) == (303, "/")
    assert "HttpOnly" in entered.headers["set-cookie"]
    assert preview.get(PAGE, Cookie=cookie).status == 200
    assert preview.get(PAGE, Cookie=cookie, Host="evil.example").status == 403


def test_this_machine_reaches_it_by_either_of_its_addresses(preview: Preview) -> None:
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError:
        pytest.skip("this machine has no IPv6")
    connection = HTTPConnection("::1", preview.port, timeout=PATIENCE_S)
    connection.request("GET", PAGE)
    status = connection.getresponse().status
    connection.close()

    assert status == 200


def test_on_this_machine_no_key_is_asked_for(preview: Preview) -> None:
    assert preview.address == f"http://127.0.0.1:{preview.port}/"
