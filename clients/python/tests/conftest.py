"""A small HTTP server of this machine that answers what a test lays down; and the real hub, where one is running."""

import json
import os
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from pacte_hub import Hub


class Script:
    """Answers, one after another; what was asked, and how long the reader waited."""

    def __init__(self) -> None:
        self.answers: list[tuple[int, dict, bytes]] = []
        self.asked: list[tuple[str, str, dict, object]] = []
        self.waits: list[float] = []

    def answer(self, body=b"", status=200, **headers):
        written = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.answers.append((status, {name.replace("_", "-"): value for name, value in headers.items()}, written))

    def refuse(self, code, status, message="...", **headers):
        self.answer({"errors": [{"message": message, "extensions": {"code": code}}]}, status, **headers)


@pytest.fixture
def script():
    laid = Script()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            length = int(self.headers.get("content-length") or 0)
            body = json.loads(self.rfile.read(length)) if length else None
            laid.asked.append((self.command, self.path, dict(self.headers.items()), body))
            status, headers, written = laid.answers.pop(0)
            if status == 0:
                self.close_connection = True
                return
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("content-length", str(len(written)))
            self.end_headers()
            self.wfile.write(written)

        do_POST = do_GET

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    laid.url = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield laid
    server.shutdown()
    server.server_close()


@pytest.fixture
def scripted(script):
    """A reader of that server, who waits without waiting."""
    return lambda **options: _quick(Hub(script.url, **options), script)


def _quick(hub, script):
    hub._transport.sleep = script.waits.append
    return hub


@pytest.fixture(scope="session")
def real():
    """The hub that the repository's tests started, as they say it: address, token, key."""
    said = os.environ.get("PACTE_HUB_TEST")
    if not said:
        pytest.skip("no hub is running here (PACTE_HUB_TEST): test/clients.test.ts starts one")
    return json.loads(said)
