"""Letting an installation be a demo for a while, and stepping into the shoes of its people."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import reload

from django.test import Client, override_settings
from django.urls import clear_url_caches

from mamori.site import urls


@contextmanager
def demo_allowed() -> Iterator[None]:
    """Let there be a demo's pages, whose addresses are read when the program starts."""
    try:
        with override_settings(MAMORI_DEMO=True, LOGIN_URL="demo:shoes"):
            _reread_urls()
            yield
    finally:
        _reread_urls()


def _reread_urls() -> None:
    reload(urls)
    clear_url_caches()


def step_in(key: str) -> Client:
    client = Client()
    answer = client.post("/demo/step-in/", {"role": key})
    assert (answer.status_code, answer["Location"]) == (302, "/"), key
    return client
