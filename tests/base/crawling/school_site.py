"""A school's web site on this machine, with all that a crawl may meet.

`python -m tests.base.crawling.school_site PAGES` serves one until its standard input ends; its
first line on standard output is its address, and `/-/told` tells what it was asked.
"""

import gzip
import json
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import quote

from tests.base.crawling.planting import KINDS, planted

EVERY = 25  # pages, of which one has a file
GIGABYTE = 1 << 30
_ZEROS = bytes(1 << 16)
# How a page leads to a file; each way that browsers and visitors know.
_WAYS = (
    '<a href="{}">list</a>',
    '<map><area href="{}"></map>',
    '<iframe src="{}"></iframe>',
    '<object data="{}"></object>',
    '<embed src="{}">',
    '<img src="{}">',
    '<img srcset="/logo.png 1x, {} 2x">',
    '<link rel="alternate" href="{}">',
    '<meta http-equiv="refresh" content="30; url={}">',
    '<video poster="{}"></video>',
    '<picture><source srcset="{} 640w"></picture>',
    "<A HREF='{}#page=2' >list</A>",
)
_NAV = '<link rel=stylesheet href="/style.css"><a href="/">home</a> <a href="/news/1.html">news</a>'
_AWAY = '<a href="mailto:a@b.example">mail</a> <a href="http://elsewhere.example/x">away</a>'
_TRAPS = (
    *("/calendar?month=1", "/loop/a", "/deep/x/", "/album?PHPSESSID=first", "/album?PHPSESSID=2"),
    *("/docs/", "/docs/index.html", "/docs/?utm_source=mail", "/docs/%2e/", "//{host}/docs/#top"),
    *("/private/list.xlsx", "/staff.html", "/busy.csv", "/flaky.csv", "/broken.pdf", "/old.html"),
    *("/wrong/page.bin", "/wrong/table.html", "/sjis.html", "/based.html", "/film.mp4", "/moved"),
    *("javascript:void(0)", "http://[", "/spaces in name.txt", "/frames.html", "/bye.html"),
)

# Files of a gigabyte, and files that come for ever; of each kind one that says how long it is.
_LARGE = ("/huge.zip", "/unsaid.zip", "/slow.pdf", "/late.doc")


@dataclass(slots=True)
class Reply:
    """What the site answers: a status, headers, and bytes or something that sends them."""

    body: bytes = b""
    type: str = "text/html; charset=utf-8"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    send: Callable[[Callable[[bytes], object]], None] | None = None


class SchoolSite:
    """So many pages with files among them; `hard` adds traps and large and slow files."""

    def __init__(self, pages: int, *, hard: bool = True) -> None:
        self._pages, self._hard = pages, hard
        self.asked: Counter[str] = Counter()
        self.agents: set[str] = set()
        self.cookies = self.sent = self.lines = 0
        self.silent, self.broken = False, "?"  # hangs up at once, always or at some paths
        # Path as it is asked for -> file that must be found.
        self.planted = {
            self._file_of(page)[0]: self._file_of(page)[1] for page in self._with_file()
        }
        self.planted |= {f"/unlinked/{number}.csv": _csv(f"U{number}") for number in range(6)}
        if hard:
            odd = ("/busy.csv", "/flaky.csv", "/wrong/in-page.csv", "/sjis/%E5%90%8D%E7%B0%BF.csv")
            odd += ("/folder/based.csv", "/spaces%20in%20name.txt", "/new/place.csv", "/framed.csv")
            self.planted |= {path: _csv(path) for path in odd}
            self.planted["/wrong/table.html"] = planted("xlsx", "WRONG")

    def told(self) -> dict[str, object]:
        """Return what it was asked, and by whom."""
        return {
            "asked": self.asked,
            "agents": sorted(self.agents),
            "cookies": self.cookies,
            "sent": self.sent,
        }

    @contextmanager
    def served(self, port: int = 0) -> Iterator[str]:
        """Serve it until the block is over; yield its address."""
        server = ThreadingHTTPServer(("127.0.0.1", port), handler(self))
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            server.server_close()
            thread.join()

    def reply(self, path: str, host: str) -> Reply:
        self.asked[path] += 1
        if path.startswith("/unlinked/") or path in self.planted:
            return self._planted(path)
        if path == "/" or path.startswith("/news/"):
            return self._page(path, host)
        if path == "/robots.txt":
            text = f"User-agent: *\nDisallow: /private/\nSitemap: http://{host}/maps/index.xml\n"
            return Reply(text.encode(), "text/plain")
        if path.startswith("/maps/"):
            return self._map(path, host)
        return self._trap(path, host) if self._hard else Reply(status=404)

    def _planted(self, path: str) -> Reply:
        if path == "/busy.csv" and self.asked[path] == 1:
            return Reply(status=503, headers={"Retry-After": "1"})
        if path == "/flaky.csv" and self.asked[path] == 1:
            return Reply(b"oops", status=500)
        kind = "text/html" if path.startswith("/wrong") else "application/octet-stream"
        return Reply(self.planted[path], kind) if path in self.planted else Reply(status=404)

    def _page(self, path: str, host: str) -> Reply:
        name = path.removeprefix("/news/").removesuffix(".html")
        number = 0 if path == "/" else int(name) if name.isdigit() else self._pages
        if number >= self._pages:
            return Reply(b"<h1>gone</h1>", status=404)
        below = range(number * 10 + 1, min(number * 10 + 11, self._pages))
        parts = [f"<title>{number}</title>{_NAV}{_AWAY}"]
        parts += [f'<a href="/news/{each}.html">{each}</a>' for each in below]
        if number in self._with_file():
            way = _WAYS[number // EVERY % len(_WAYS)]
            parts.append(way.format(self._file_of(number)[0]))
        if number % 100 == 50:
            parts.append(f'<a href="/news/gone-{number}.html">dead</a>')
        if number == 0 and self._hard:
            parts += [f'<a href="{each.format(host=host)}">odd</a>' for each in _TRAPS]
            parts += [f'<a href="{each}">large</a>' for each in _LARGE]
        return Reply("\n".join(parts).encode())

    def _with_file(self) -> range:
        return range(3, self._pages, EVERY)

    def _file_of(self, page: int) -> tuple[str, bytes]:
        number = page // EVERY
        kind = list(KINDS)[number % len(KINDS)]
        name = "名簿" if number % 3 == 0 else "list"
        return f"/files/{quote(name)}-{number}.{kind}", planted(kind, f"P{number}")

    def _map(self, path: str, host: str) -> Reply:
        if path == "/maps/index.xml":
            places = [f"http://{host}/maps/1.xml.gz", f"http://{host}/maps/2.xml"]
            return Reply(_xml("sitemapindex", places), "text/xml")
        if path == "/maps/1.xml.gz":
            places = [f"http://{host}/unlinked/{number}.csv" for number in range(6)]
            return Reply(gzip.compress(_xml("urlset", places)), "application/gzip")
        places = [f"http://{host}/news/{number}.html" for number in range(1, 9)]
        return (
            Reply(_xml("urlset", places), "text/xml")
            if path == "/maps/2.xml"
            else Reply(status=404)
        )

    def _trap(self, path: str, host: str) -> Reply:
        if path.startswith("/calendar?month="):
            month = int(path.rpartition("=")[2])
            return _linking(f"/calendar?month={month + 1}", f"/calendar?month={month - 1}")
        if path.startswith("/deep/"):
            return _linking("x/", "../x/x/")
        if path in _LARGE:
            return self._large(path)
        if path == "/film.mp4":
            return Reply(bytes(100), "video/mp4")
        if path == "/sjis.html":
            text = '<meta charset="shift_jis"><p>二年</p><a href="/sjis/名簿.csv">名簿</a>'
            return Reply(text.encode("shift_jis"), "text/html")
        simple = {
            "/loop/a": Reply(status=302, headers={"Location": "/loop/b"}),
            "/loop/b": Reply(status=302, headers={"Location": "/loop/a"}),
            "/moved": Reply(status=301, headers={"Location": f"http://{host}/new/place.csv"}),
            "/bye.html": Reply(status=302, headers={"Location": "http://elsewhere.example/"}),
            "/staff.html": Reply(b"no", status=403),
            "/broken.pdf": Reply(b"%PDF", headers={"Content-Length": "4000"}, status=200),
            "/wrong/page.bin": Reply(b'<!doctype html><a href="in-page.csv">x</a>', "image/png"),
            "/based.html": Reply(b'<base href="/folder/"><a href="based.csv">x</a>'),
            "/frames.html": Reply(b'<frameset><frame src="/framed.csv"></frameset>'),
            "/docs/": _linking("/docs/index.html"),
            "/docs/index.html": _linking("/docs/"),
            "/album": _linking("/album?PHPSESSID=another"),
        }
        return simple.get(path, Reply(b"gone", status=404))

    def _large(self, path: str) -> Reply:
        def send(write: Callable[[bytes], object]) -> None:
            for _ in range(GIGABYTE // len(_ZEROS)):
                write(_ZEROS)
                self.sent += len(_ZEROS)

        def drip(write: Callable[[bytes], object]) -> None:
            while True:
                write(b"%")
                time.sleep(0.1)

        says = {"/huge.zip": GIGABYTE, "/late.doc": 4000}
        headers = {"Content-Length": str(says[path])} if path in says else {"Connection": "close"}
        slow = path in {"/slow.pdf", "/late.doc"}
        return Reply(type="application/zip", headers=headers, send=drip if slow else send)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    site: SchoolSite

    def setup(self) -> None:
        self.site.lines += 1
        super().setup()

    def handle(self) -> None:
        with suppress(ConnectionError):  # whoever asked hung up
            super().handle()

    def do_GET(self) -> None:
        if self.site.silent or self.path.startswith(self.site.broken):
            self.close_connection = True
            return
        self.site.agents.add(self.headers.get("User-Agent", ""))
        self.site.cookies += "Cookie" in self.headers
        if self.path == "/-/told":
            reply = Reply(json.dumps(self.site.told()).encode(), "application/json")
        else:
            reply = self.site.reply(self.path, self.headers["Host"])
        with suppress(ConnectionError):
            self._answer(reply)

    def _answer(self, reply: Reply) -> None:
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.type)
        self.send_header("Set-Cookie", "seen=1; Path=/")
        for name, value in reply.headers.items():
            self.send_header(name, value)
        if not reply.send and "Content-Length" not in reply.headers:
            self.send_header("Content-Length", str(len(reply.body)))
        self.end_headers()
        if reply.send:
            reply.send(self.wfile.write)
        else:
            self.wfile.write(reply.body)
        if int(reply.headers.get("Content-Length", 0)) > len(reply.body):
            self.close_connection = True

    def log_message(self, *_args: object) -> None:
        pass


def handler(site: SchoolSite) -> type[BaseHTTPRequestHandler]:
    """Return what answers for a site."""
    return type("Handler", (_Handler,), {"site": site})


def _linking(*links: str) -> Reply:
    return Reply("".join(f'<a href="{link}">x</a>' for link in ("/", *links)).encode())


def _csv(word: str) -> bytes:
    return planted("csv", word)


def _xml(tag: str, places: list[str]) -> bytes:
    inner = "".join(f"<x><loc>{place}</loc></x>" for place in places)
    return f'<?xml version="1.0"?><!-- made --><{tag} xmlns="urn:x">{inner}</{tag}>'.encode()


if __name__ == "__main__":
    with SchoolSite(int(sys.argv[1]), hard="--plain" not in sys.argv).served() as address:
        print(address, flush=True)  # noqa: T201 -- whoever started it reads it
        sys.stdin.read()
