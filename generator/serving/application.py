"""The preview as a web application: the one module that knows Starlette.

In go requests, out come files of the site as a host would send them, with a script in every page by
which it follows the site; and, for that script, a stream of states.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from functools import cache
from http import HTTPStatus
from importlib import resources

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from generator.policy import HEADERS
from generator.serving.answers import (
    OWN,
    Elsewhere,
    Found,
    content,
    content_type,
    found,
    missing_page,
    state,
    version_of,
)
from generator.serving.board import Board, Showing
from generator.serving.guards import Guard

BEAT_S = 15.0
"""How often a quiet stream gives a sign of life, so that a dead connection shows."""

_ONLY_ENCRYPTED = "upgrade-insecure-requests"


def application(board: Board, guard: Guard) -> ASGIApp:
    """The application that shows what is on the board to those whom the guard admits."""

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            request = Request(scope, receive)
            response = await _answer(board, guard, request)
            response.headers.update(_headers(board.showing))
            await response(scope, receive, send)

    return answer


async def _answer(board: Board, guard: Guard, request: Request) -> Response:
    path = request.scope["path"]
    token = path.removeprefix(f"{OWN}enter/")
    if path != token and guard.lets_in(request.headers, token):
        return _entrance(guard)
    if not guard.admits(request.headers, request.cookies):
        return _refusal(HTTPStatus.FORBIDDEN)
    if request.method not in ("GET", "HEAD"):
        return _refusal(HTTPStatus.METHOD_NOT_ALLOWED)
    if path == f"{OWN}events":
        return _stream(board, request)
    if path.startswith(OWN):
        return _own(path.removeprefix(OWN))
    return await asyncio.to_thread(_file, board.showing, path)


def _headers(showing: Showing) -> Mapping[str, str]:
    """Those of a site's host, but nothing that holds for encrypted sites alone or lasts."""
    sent = {
        name: value.replace(f"{_ONLY_ENCRYPTED}; ", "")
        for name, value in HEADERS
        if name != "Strict-Transport-Security"
    }
    return {
        **sent,
        "Cache-Control": "no-store",
        "Cross-Origin-Resource-Policy": "same-origin",
        "X-Frame-Options": "DENY",
    }


def _file(showing: Showing, path: str) -> Response:
    answer = found(showing, path)
    if isinstance(answer, Elsewhere):
        return RedirectResponse(answer.path, HTTPStatus.FOUND)
    if answer == HTTPStatus.BAD_REQUEST:
        return _refusal(HTTPStatus.BAD_REQUEST)
    known = answer if isinstance(answer, Found) else missing_page(showing)
    data = content(showing, known.file) if known else None
    if data is None:  # it went a moment ago, and the board does not know yet
        known = missing_page(showing)
        data = content(showing, known.file) if known else None
    if known is None or data is None:
        status = HTTPStatus.NOT_FOUND if showing.is_there else HTTPStatus.SERVICE_UNAVAILABLE
        return _page(showing, b"", status)
    if known.file.endswith(".html"):
        return _page(showing, data, known.status)
    return Response(data, known.status, media_type=content_type(known.file))


_NOTHING = b"<!doctype html>\n<html><head><title>Vestnik</title></head><body></body></html>\n"
"""What is under the problems of a site that has never been built."""


def _page(showing: Showing, data: bytes, status: HTTPStatus) -> Response:
    """A page with the script by which it follows the site."""
    attributes = f'data-page="{version_of(data)}" data-edition="{showing.edition}"'
    script = f'<script src="{OWN}live.js" {attributes} data-styles="{showing.styles}"></script>\n'
    head, end, rest = (data or _NOTHING).partition(b"</head>")
    followed = head + script.encode() + end + rest
    return Response(followed, status, media_type="text/html; charset=utf-8")


def _stream(board: Board, request: Request) -> Response:
    """A stream that never ends; of which whoever asks for its head alone gets the head."""
    if request.method == "HEAD":
        return Response(media_type=_STREAM)
    path = request.query_params.get("page", "/")
    return StreamingResponse(_states(board, path), media_type=_STREAM)


_STREAM = "text/event-stream"


async def _states(board: Board, path: str) -> AsyncIterator[str]:
    """The state of a page, again whenever it is another, until the server ends."""
    told = None
    with board.followed() as changed:
        while not board.is_closed:
            changed.clear()
            now = await asyncio.to_thread(state, board.showing, path)
            if now != told:
                told = now
                yield f"data: {json.dumps(told, ensure_ascii=False)}\n\n"
            while not changed.is_set():
                try:
                    await asyncio.wait_for(changed.wait(), BEAT_S)
                except TimeoutError:
                    yield ": still here\n\n"


def _own(name: str) -> Response:
    known = _client_files()
    if name not in known:
        return _refusal(HTTPStatus.NOT_FOUND)
    return Response(known[name], media_type=content_type(name))


@cache
def _client_files() -> Mapping[str, bytes]:
    folder = resources.files("generator.serving") / "client"
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def _entrance(guard: Guard) -> Response:
    response = RedirectResponse("/", HTTPStatus.SEE_OTHER)
    response.set_cookie(guard.cookie, guard.token, httponly=True, samesite="lax")
    return response


def _refusal(status: HTTPStatus) -> Response:
    return Response(f"{status.value} {status.phrase}\n", status, media_type="text/plain")
