"""Scrapy on one site, as its manual says. Asked: `{"start": address}`.

Answers the paths that it came to, and the seconds of CPU and of the clock that it took.
"""

import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import scrapy
from scrapy.crawler import CrawlerProcess
from scrapy.http import Response, TextResponse
from scrapy.linkextractors import LinkExtractor

from bench.others.serving import serve

# Every tag and attribute of which ours follows links, and no file is left out.
_LINKS = LinkExtractor(
    tags=("a", "area", "iframe", "object", "embed", "img", "link", "video"),
    attrs=("href", "src", "data", "poster"),
    deny_extensions=[],
)


class _Spider(scrapy.Spider):
    name = "peer"

    def __init__(self, start: str, paths: list[str]) -> None:
        super().__init__()
        self.start_urls, self.paths = [start], paths
        self.allowed_domains = [urlsplit(start).hostname or ""]

    def parse(self, response: Response) -> Iterator[scrapy.Request]:
        self.paths.append(urlsplit(response.url).path)
        if isinstance(response, TextResponse) and b"<title" in response.body[:100]:
            for link in _LINKS.extract_links(response):
                yield response.follow(link)


def answer(asked: dict[str, Any]) -> dict[str, Any]:
    """Walk the site and return where it came."""
    paths: list[str] = []
    process = CrawlerProcess(
        {
            "ROBOTSTXT_OBEY": True,
            "LOG_ENABLED": False,
            "COOKIES_ENABLED": False,
            "DOWNLOAD_DELAY": 0,
        }
    )
    process.crawl(_Spider, start=asked["start"], paths=paths)
    began, used = time.perf_counter(), time.process_time()
    process.start()
    return {
        "paths": paths,
        "seconds": time.perf_counter() - began,
        "used": time.process_time() - used,
    }


if __name__ == "__main__":
    serve(answer)
