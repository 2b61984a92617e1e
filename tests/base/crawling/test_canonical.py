"""One page has one address, however a link writes it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mamori.base.crawling.canonical import canonical, same_page

BASE = "https://school.example/class/4b/index.html"


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("list.xlsx", "https://school.example/class/4b/list.xlsx"),
        (" /a\n.pdf ", "https://school.example/a.pdf"),
        ("//school.example:443/a#top", "https://school.example/a"),
        ("HTTP://School.Example:80", "http://school.example/"),
        ("http://school.example:8080/a", "http://school.example:8080/a"),
        ("../../x/./y/../z/", "https://school.example/x/z/"),
        ("/../../a", "https://school.example/a"),
        ("https://school.example/a/../../b/.", "https://school.example/b/"),
        ("/%7euser/%e5%90%8d%2f", "https://school.example/~user/%E5%90%8D%2F"),
        ("/名簿 2年.xlsx", "https://school.example/%E5%90%8D%E7%B0%BF%202%E5%B9%B4.xlsx"),
        ("/100%", "https://school.example/100%25"),
        ("?b=2&a=%31", "https://school.example/class/4b/index.html?b=2&a=1"),
        ("/a;jsessionid=12?PHPSESSID=x&id=3", "https://school.example/a?id=3"),
        ("/a?utm_source=mail", "https://school.example/a"),
        ("https://user:word@school.example/", "https://school.example/"),
        ("https://学校.example./", "https://xn--48s290a.example/"),
        ("http://[::1]:80/a", "http://[::1]/a"),
    ],
)
def test_a_link_becomes_an_address(link: str, address: str) -> None:
    assert canonical(link, BASE) == address


@pytest.mark.parametrize(
    "link",
    [
        *(
            "mailto:a@b.example",
            "javascript:void(0)",
            "tel:1",
            "data:,x",
            "http://[",
            "http://a:b/",
        ),
        *("ftp://a.example/", "http://" + "a" * 70 + "é.example"),
    ],
)
def test_what_leads_to_no_page_has_no_address(link: str) -> None:
    assert canonical(link, BASE) == ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://a.example/x", "https://a.example/x"),
        ("https://a.example/", "https://a.example/index.html"),
        ("https://a.example/x/", "https://a.example/x/Default.aspx"),
        ("https://a.example/?a=1&b=2", "https://a.example/?b=2&a=1"),
    ],
)
def test_pages_that_are_one_are_known_to_be(one: str, other: str) -> None:
    assert same_page(canonical(one)) == same_page(canonical(other))


def test_pages_that_differ_are_two() -> None:
    several = ("/a", "/a/", "/A", "/a?", "/a?x", "/a?x=1", "/a?x=2", "/a%2Fb", "/a/b")
    pages = {same_page(canonical(each, BASE)) for each in several}
    assert len(pages) == len(several) - 1  # nothing is asked by a lone question mark


@given(st.text(max_size=40), st.sampled_from([BASE, "http://[::1]/", ""]))
def test_an_address_is_its_own_address(link: str, base: str) -> None:
    address = canonical(link, base)
    assert canonical(address) == address
    assert address.isascii()
    assert not set(address) & set(" \t\r\n#")
