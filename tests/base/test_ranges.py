"""A browser that plays sound asks for some bytes of it, and is given just those."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from mamori.base.ranges import part_of

BODY = b"0123456789"


def answer(asked: str, body: bytes = BODY) -> HttpResponse:
    headers = {"Range": asked} if asked else {}
    return part_of(RequestFactory().get("/", headers=headers), HttpResponse(body))


@pytest.mark.parametrize(
    ("asked", "given", "told"),
    [
        ("bytes=0-1", b"01", "bytes 0-1/10"),
        ("bytes=0-", BODY, "bytes 0-9/10"),
        ("bytes=7-99", b"789", "bytes 7-9/10"),
        ("bytes=9-9", b"9", "bytes 9-9/10"),
        ("bytes=-3", b"789", "bytes 7-9/10"),
        ("bytes=-30", BODY, "bytes 0-9/10"),
    ],
)
def test_some_bytes_are_given(asked: str, given: bytes, told: str) -> None:
    found = answer(asked)
    assert (found.status_code, found.content, found["Content-Range"]) == (206, given, told)


@pytest.mark.parametrize(
    "asked", ["", "bytes=-", "bytes=1-2,4-5", "lines=1-2", "bytes=x-", "bytes=²-"]
)
def test_what_is_no_range_is_answered_with_all(asked: str) -> None:
    found = answer(asked)
    assert (found.status_code, found.content) == (200, BODY)
    assert found["Accept-Ranges"] == "bytes"


@pytest.mark.parametrize(
    ("asked", "body"),
    [("bytes=10-", BODY), ("bytes=5-4", BODY), ("bytes=-0", BODY), ("bytes=0-", b"")],
)
def test_beyond_the_end_there_is_nothing(asked: str, body: bytes) -> None:
    found = answer(asked, body)
    assert (found.status_code, found.content) == (416, b"")
    assert found["Content-Range"] == f"bytes */{len(body)}"


def test_a_page_that_says_no_is_not_cut() -> None:
    refused = HttpResponse(BODY, status=422)
    assert (
        part_of(RequestFactory().get("/", headers={"Range": "bytes=0-1"}), refused).content == BODY
    )
