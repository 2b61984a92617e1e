"""What a browser may load on any page: this installation's own things, and nothing else."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db

OWN = ("script-src", "style-src", "img-src", "media-src", "font-src", "connect-src")


def test_a_page_plays_and_shows_only_what_comes_from_here(client: Client) -> None:
    header = client.get("/sign-in/")["Content-Security-Policy"]
    told = dict(part.strip().split(" ", 1) for part in header.split(";") if part.strip())
    assert told["default-src"] == told["base-uri"] == told["frame-ancestors"] == "'none'"
    assert {told[kind] for kind in OWN} == {"'self'"}
    assert "unsafe" not in header
