"""How other hosts are asked, and what is made of their answers."""

import shutil
import socket
import subprocess
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from generator.probing import Answer, Manners, Outcome, probe
from tests.checking.hosts import HOST, Host, Said, Script, hosted

QUICK = Manners(
    "Vestnik/1 (test)", pause_s=0, rests_s=(0, 0), timeout_s=0.5, deadline_s=1.5, asks_private=True
)
"""Manners for hosts of our own."""


def answers(host: Host, *paths: str, manners: Manners = QUICK) -> dict[str, Answer]:
    return dict(probe([host.url(path) for path in paths], manners))


def outcome(script: Script, path: str = "/x", manners: Manners = QUICK) -> tuple[Answer, list[str]]:
    """The answer for a path, and what the host was asked for it."""
    with hosted(script) as host:
        answer = answers(host, path, manners=manners)[host.url(path)]
        return replace_host(answer, host), host.asked


def replace_host(answer: Answer, host: Host) -> Answer:
    return Answer(
        answer.outcome, answer.status, answer.reason, answer.address.replace(host.url(""), "")
    )


def test_a_page_that_is_there_is_asked_for_once_and_without_its_body() -> None:
    assert outcome({"/x": Said(200)}) == (Answer(Outcome.FINE, 200), ["HEAD /x"])


def test_who_asks_says_its_name() -> None:
    with hosted({"/x": Said(200)}) as host:
        answers(host, "/x")

        assert host.agents == {"Vestnik/1 (test)"}


@pytest.mark.parametrize("status", [404, 410])
def test_a_page_that_is_not_there_is_missing(status: int) -> None:
    answer, _ = outcome({"/x": Said(status)})

    assert answer == Answer(Outcome.MISSING, status)


@pytest.mark.parametrize("status", [400, 403, 404, 405, 501])
def test_where_head_is_not_liked_get_has_the_last_word(status: int) -> None:
    script = {"HEAD /x": Said(status), "GET /x": Said(200)}

    assert outcome(script) == (Answer(Outcome.FINE, 200), ["HEAD /x", "GET /x"])


@pytest.mark.parametrize("status", [401, 403, 451])
def test_a_door_that_stays_shut_is_no_missing_page(status: int) -> None:
    answer, _ = outcome({"/x": Said(status)})

    assert answer == Answer(Outcome.CLOSED, status)


def test_a_page_that_moved_for_good_says_where_to() -> None:
    script = {
        "/x": Said(301, {"Location": "/y"}),
        "/y": Said(308, {"Location": "/%D1%8F?z"}),
        "/%D1%8F?z": Said(302, {"Location": "/today"}),
        "/today": Said(200),
    }
    answer, asked = outcome(script)

    assert answer == Answer(Outcome.MOVED, 200, address="/%D1%8F?z")
    assert asked == ["HEAD /x", "HEAD /y", "HEAD /%D1%8F?z", "HEAD /today"]


def test_a_page_that_is_elsewhere_for_now_has_not_moved() -> None:
    script = {
        "/x": Said(302, {"Location": "/y"}),
        "/y": Said(301, {"Location": "/z"}),
        "/z": Said(200),
    }

    assert outcome(script)[0] == Answer(Outcome.FINE, 200)


def test_a_page_that_moved_to_where_nothing_is_is_missing() -> None:
    answer, _ = outcome({"/x": Said(301, {"Location": "/y"})})

    assert answer == Answer(Outcome.MISSING, 404, address="/y")


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize(
    "location", [None, "file:///etc/passwd", "mailto:a@b.example", "http://[bad"]
)
def test_a_redirect_to_no_web_page_leads_astray(status: int, location: str | None) -> None:
    answer, asked = outcome({"/x": Said(status, {"Location": location} if location else {})})

    assert answer == Answer(Outcome.ASTRAY, status)
    assert asked == ["HEAD /x", "GET /x"]


def test_a_redirect_that_only_get_knows_is_followed() -> None:
    script = {"HEAD /x": Said(301), "GET /x": Said(301, {"Location": "/y"}), "/y": Said(200)}

    assert outcome(script)[0] == Answer(Outcome.MOVED, 200, address="/y")


@pytest.mark.parametrize("status", [300, 304])
def test_a_choice_or_what_is_unchanged_is_no_redirect(status: int) -> None:
    assert outcome({"/x": Said(status)}) == (Answer(Outcome.FINE, status), ["HEAD /x"])


def test_a_redirect_to_a_host_that_nobody_has_names_that_host() -> None:
    answer, _ = outcome({"/x": Said(302, {"Location": "http://nowhere.invalid/"})})

    assert answer.outcome is Outcome.NO_HOST
    assert answer.address == "http://nowhere.invalid/"


def test_a_state_that_nobody_has_agreed_on_is_a_shut_door() -> None:
    answer, _ = outcome({"/x": Said(999)})

    assert answer == Answer(Outcome.CLOSED, 999)


def test_a_circle_of_redirects_is_one() -> None:
    script = {"/x": Said(302, {"Location": "/y"}), "/y": Said(302, {"Location": "/x"})}

    assert outcome(script) == (Answer(Outcome.LOOP), ["HEAD /x", "HEAD /y"])


def test_redirects_without_end_end() -> None:
    script = {f"/{number}": Said(302, {"Location": f"/{number + 1}"}) for number in range(99)}
    answer, asked = outcome(script, "/0")

    assert answer == Answer(Outcome.LOOP)
    assert len(asked) == QUICK.redirects + 1


def test_letters_of_any_alphabet_reach_the_host() -> None:
    answer, asked = outcome({"/%D0%BC%D0%B8%D1%80": Said(200)}, "/мир")

    assert answer == Answer(Outcome.FINE, 200)
    assert asked == ["HEAD /%D0%BC%D0%B8%D1%80"]


def test_an_anchor_is_the_browsers_business() -> None:
    assert outcome({"/x": Said(200)}, "/x#part")[1] == ["HEAD /x"]


def test_a_busy_host_gets_the_rest_it_wants() -> None:
    with hosted({"/x": [Said(429, {"Retry-After": "2"}), Said(200)]}) as host:
        answer = answers(host, "/x")[host.url("/x")]
        first, second = host.moments

    assert answer == Answer(Outcome.FINE, 200)
    assert second - first >= 2


def test_a_host_may_name_the_moment() -> None:
    later = {
        "Retry-After": "Sun, 06 Nov 1994 08:49:39 GMT",
        "Date": "Sun, 06 Nov 1994 08:49:37 GMT",
    }
    with hosted({"/x": [Said(503, later), Said(200)]}) as host:
        answers(host, "/x")
        first, second = host.moments

    assert second - first >= 2


FAR = "Sun, 06 Nov 2099 08:49:39 GMT"


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize(
    "wanted",
    [
        {"Retry-After": "3600"},
        {"Retry-After": FAR, "Date": "Sun, 06 Nov 1994 08:49:37 GMT"},
        {"Retry-After": FAR},
    ],
)
def test_a_host_that_wants_too_long_a_rest_is_left_alone(
    status: int, wanted: dict[str, str]
) -> None:
    script = {"/0": Said(200), "/1": Said(status, wanted), "/2": Said(200), "/3": Said(200)}
    with hosted(script) as host:
        found = answers(host, *script)
        asked = host.asked

    assert [found[host.url(path)].outcome for path in script] == [
        Outcome.FINE, Outcome.RESTING, Outcome.RESTING, Outcome.RESTING,
    ]  # fmt: skip
    assert [found[host.url(path)].is_asked for path in script] == [True, True, False, False]
    assert asked == ["HEAD /0", "HEAD /1"]


def test_other_hosts_are_asked_while_one_rests() -> None:
    with hosted({"/1": Said(429, {"Retry-After": "3600"})}) as busy, hosted({}) as ready:
        ready.script["/x"] = [Said(302, {"Location": busy.url("/2")})]
        ready.script["/y"] = [Said(200)]
        one_by_one = replace(QUICK, at_once=1)
        # The longest row first: the busy host's.
        urls = [
            busy.url("/1"),
            busy.url("/3"),
            busy.url("/4"),
            named(ready, "/x"),
            named(ready, "/y"),
        ]
        found = dict(probe(urls, one_by_one))
        asked = busy.asked

    assert found[named(ready, "/x")].outcome is Outcome.RESTING
    assert found[named(ready, "/x")].address == busy.url("/2")
    assert found[named(ready, "/y")].outcome is Outcome.FINE
    assert asked == ["HEAD /1"]


def named(host: Host, path: str) -> str:
    """The address of a path by another name of this machine, as if it were another host."""
    return host.url(path).replace(HOST, "localhost")


def test_a_rest_that_is_no_trouble_is_none() -> None:
    script = {"/0": Said(200, {"Retry-After": "3600"}), "/1": Said(429, {"Retry-After": "soon"})}
    with hosted(script) as host:
        found = answers(host, *script)

    assert found[host.url("/0")].outcome is Outcome.FINE
    assert found[host.url("/1")] == Answer(Outcome.CLOSED, 429)


def test_trouble_that_passes_is_none() -> None:
    answer, asked = outcome({"/x": [Said(502), Said(200)]})

    assert answer == Answer(Outcome.FINE, 200)
    assert asked == ["HEAD /x", "GET /x"]


def test_trouble_that_stays_is_told() -> None:
    answer, asked = outcome({"/x": Said(500)})

    assert answer == Answer(Outcome.FAILING, 500)
    assert asked == ["HEAD /x", "GET /x", "GET /x"]


def test_a_host_that_says_nothing_is_silent() -> None:
    answer, _ = outcome({"/x": Said(200, after_s=1.0)})

    assert answer == Answer(Outcome.SILENT, reason="timed out")


def test_a_host_that_is_not_there_is_silent() -> None:
    with hosted({}) as host:
        url = host.url("/x")
    (answer,) = dict(probe([url], QUICK)).values()

    assert answer.outcome is Outcome.SILENT
    assert "refused" in answer.reason.lower()


def test_an_answer_that_never_ends_is_ended() -> None:
    with dripping() as url:
        began = time.monotonic()
        (answer,) = dict(probe([url], replace(QUICK, deadline_s=0.6))).values()

    assert answer == Answer(Outcome.SILENT, reason="timed out")
    assert time.monotonic() - began < 10


@pytest.mark.parametrize(
    "url", ["http://nowhere.invalid/", "http:///x", "http://a..b/", "http://x:99999/"]
)
def test_a_name_that_nobody_has_is_told(url: str) -> None:
    (answer,) = dict(probe([url], QUICK)).values()

    assert answer.outcome is Outcome.NO_HOST


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "127.0.0.1",
        "[::1]",
        "10.1.2.3",
        "169.254.169.254",
        "0.0.0.0",
        "[::ffff:10.0.0.1]",
        "[64:ff9b::a00:1]",
        "0x7f.1",
    ],
)
def test_private_hosts_are_not_asked(host: str) -> None:
    polite = replace(QUICK, asks_private=False)
    (answer,) = dict(probe([f"http://{host}/"], polite)).values()

    assert answer.outcome is Outcome.PRIVATE


@pytest.mark.skipif(not shutil.which("openssl"), reason="nobody here makes certificates")
def test_a_certificate_that_proves_nothing_is_named(tmp_path: Path) -> None:
    with hosted({"/x": Said(200)}, certificate(tmp_path)) as host:
        (answer,) = dict(probe([host.url("/x", "https")], QUICK)).values()

    assert answer.outcome is Outcome.CERTIFICATE
    assert "self" in answer.reason


def test_one_host_is_asked_for_one_thing_at_a_time_with_rests() -> None:
    paths = [f"/{number}" for number in range(4)]
    script = {path: Said(200, after_s=0.05) for path in paths}
    with hosted(script) as host:
        found = answers(host, *paths, manners=replace(QUICK, pause_s=0.2))
        pauses = [
            later - sooner for sooner, later in zip(host.moments, host.moments[1:], strict=False)
        ]

        assert host.most_at_once == 1
    assert len(found) == 4
    assert min(pauses) >= 0.2


def test_an_address_is_asked_for_once_however_often_it_is_named() -> None:
    with hosted({"/x": Said(200)}) as host:
        assert len(answers(host, "/x", "/x")) == 1
        assert host.asked == ["HEAD /x"]


def test_whoever_stops_listening_stops_the_asking() -> None:
    with hosted({f"/{number}": Said(200, after_s=0.05) for number in range(50)}) as host:
        round_ = probe([host.url(f"/{number}") for number in range(50)], QUICK)
        next(round_)
        round_.close()
        time.sleep(0.3)

        assert len(host.asked) < 5


class dripping:  # noqa: N801  # used as a context
    """A host that sends a header a letter at a time."""

    def __enter__(self) -> str:
        self.door = socket.create_server((HOST, 0))
        threading.Thread(target=self._drip, daemon=True).start()
        return f"http://{HOST}:{self.door.getsockname()[1]}/"

    def __exit__(self, *_: object) -> None:
        self.door.close()

    def _drip(self) -> None:
        while True:
            try:
                line, _ = self.door.accept()
                with line:
                    line.sendall(b"HTTP/1.1 200 OK\r\n")
                    for _ in range(100):
                        line.sendall(b"X")
                        time.sleep(0.05)
            except OSError:
                if self.door.fileno() < 0:
                    return


def certificate(folder: Path) -> Path:
    """A certificate that nobody vouches for."""
    key, paper = folder / "key.pem", folder / "certificate.pem"
    order = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost"
    subprocess.run(
        [*order.split(), "-addext", f"subjectAltName=IP:{HOST}", "-keyout", key, "-out", paper],
        check=True,
        capture_output=True,
    )
    both = folder / "both.pem"
    both.write_bytes(key.read_bytes() + paper.read_bytes())
    return both
