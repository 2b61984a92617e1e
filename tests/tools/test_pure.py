import pytest
from tools.pure import find


@pytest.mark.parametrize(
    "line",
    [
        "import socket",
        "import urllib.request",
        "from urllib import request",
        "from http.client import HTTPConnection",
        "import sqlite3 as db",
        "at = datetime.now(UTC)",
        "at = datetime.datetime.now()",
        "on = date.today()",
        "at = time.time()",
    ],
)
def test_the_core_may_not(line: str) -> None:
    assert list(find("a.py", line))


@pytest.mark.parametrize(
    "line",
    [
        "from urllib.parse import quote",
        "from datetime import datetime",
        "from .http import x",
        "began = time.monotonic()",
        "now = facts.now()",
    ],
)
def test_the_core_may(line: str) -> None:
    assert not list(find("a.py", line))
