"""A board of this town as a school might have it looked at, served on this machine."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

HEAD = (
    '<!doctype html><html lang="ja"><head><meta charset="utf-8"><title>まちの掲示板</title></head>'
    "<body><h1>まちの掲示板</h1>"
)


@dataclass
class Board:
    """What stands there now, and who asked for it."""

    posts: list[str] = field(default_factory=list)
    robots: str = ""
    gone: bool = False
    raw: bytes = b""
    to: str = ""
    asked: list[tuple[str, str, str]] = field(default_factory=list)  # path, agent, cookie
    url: str = ""

    @property
    def page(self) -> bytes:
        if self.raw:
            return self.raw
        return (HEAD + "".join(f"<p>{post}</p>" for post in self.posts) + "</body></html>").encode()


@contextmanager
def served() -> Iterator[Board]:
    """Serve a board; yield it."""
    board = Board()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            headers = self.headers
            board.asked.append(
                (self.path, headers.get("User-Agent", ""), headers.get("Cookie", ""))
            )
            if self.path == "/robots.txt":
                self._say(200 if board.robots else 404, board.robots.encode(), "text/plain")
            elif board.to and self.path != board.to:
                self.send_response(302)
                self.send_header("Location", board.to)
                self.send_header("Content-Length", "0")
                self.end_headers()
            else:
                self._say(410 if board.gone else 200, board.page, "text/html")

        def _say(self, status: int, body: bytes, kind: str) -> None:
            self.send_response(status)
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    board.url = f"http://127.0.0.1:{server.server_address[1]}/board/"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield board
    finally:
        server.shutdown()
        server.server_close()
