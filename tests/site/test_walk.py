"""Every address, walked by everybody who might try it. An address that is not here fails.

For each address and method stands what each person must meet, in this order:

    L  the lead: the principal, on the committee        X  the adult whom the case names
    S  a teacher with a seat at the case                 O  the principal of another school
    N  staff of the school without a seat                B  an officer of the board of education
    P  a pupil, a guardian, anybody without an account

`.` the page (200) · `>` led on (302) · `-` does not exist (404, the same page for every reason) ·
`?` to the sign-in page · `!` not for this seat (403) · `x` not in this way (405) · `~` sent back
with what is wrong (422) · `4` not understood (400)
"""

import uuid
from dataclasses import dataclass, replace

import pytest
from django.conf import settings
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from tests.cases.conftest import Staffroom, room, sign
from tests.factories import make_school, make_staff, sign_in

from mamori.cases.actions import Sign, record_sign
from mamori.cases.models import Case
from mamori.people.models import Account, Post

__all__ = ["room", "sign"]

PERSONS = "LSNXPOB"
MEANS = {200: ".", 302: ">", 404: "-", 403: "!", 405: "x", 422: "~", 400: "4"}

WALK = """
desk:today                            GET   ....?..
desk:cases                            GET   ....?..
desk:child                            GET   ..--?--
cases:new_sign                        GET   ....?.-
cases:new_sign                        POST  ....?.-
cases:case                            GET   ..--?--
cases:case                            POST  xxxx?xx
cases:shared                          GET   ..--?--
cases:note                            GET   xxxx?xx
cases:note                            POST  ~~--?--
cases:acknowledged                    POST  >>--?--
cases:sight                           GET   ..--?--
cases:reads                           GET   .---?--
cases:reviewed                        POST  >---?--
cases:glass                           GET   .--.?.-
cases:glass                           POST  .--.?.-
set_language                          POST  >>>>>>>
about                                 GET   .......
healthz                               GET   .......
"""


@dataclass(frozen=True)
class Way:
    name: str
    method: str
    expected: str

    @property
    def id(self) -> str:
        return f"{self.method} {self.name}"


WAYS = [Way(*line.split()) for line in WALK.strip().splitlines()]


def names(resolver: URLResolver, space: str = "") -> set[str]:
    found: set[str] = set()
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            found |= names(pattern, inner)
        elif isinstance(pattern, URLPattern):
            assert pattern.name, f"{pattern.pattern} has no name"
            found.add(space + pattern.name)
    return found


def test_every_address_is_in_the_table() -> None:
    assert names(get_resolver()) == {way.name for way in WAYS}


@dataclass
class World:
    room: Staffroom
    case: Case
    persons: dict[str, Account | None]


@pytest.fixture
def world(room: Staffroom, sign: Sign) -> World:
    named = room.vice_principal
    case = record_sign(by=room.homeroom, sign=replace(sign, adults=frozenset({named.person_id})))
    return World(
        room=room,
        case=case,
        persons={
            "L": room.principal,
            "S": room.homeroom,
            "N": room.teacher,
            "X": named,
            "P": None,
            "O": make_staff(make_school("よその学校"), "他校 校長", Post.Role.PRINCIPAL),
            "B": room.board_officer,
        },
    )


def address(world: World, name: str) -> str:
    candidates = [
        {},
        {"pk": world.room.child.pk} if name == "desk:child" else {"pk": world.case.pk},
    ]
    return reverse(name, kwargs=candidates["pk" in parameters(name)])


def parameters(name: str) -> set[str]:
    *spaces, last = name.split(":")
    resolver = get_resolver()
    for space in spaces:
        resolver = resolver.namespace_dict[space][1]
    return {key for _, keys in resolver.reverse_dict.getlist(last)[0][0] for key in keys}


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.id)
def test_each_person_meets_what_the_table_says(world: World, way: Way) -> None:
    url = address(world, way.name)
    met = ""
    for person in PERSONS:
        client = Client()
        account = world.persons[person]
        if account:
            sign_in(client, account)
        answer = client.generic(way.method, url)
        to_sign_in = answer.status_code == 302 and answer["Location"].startswith(
            reverse(settings.LOGIN_URL)
        )
        met += "?" if to_sign_in else MEANS.get(answer.status_code, str(answer.status_code))
    assert met == way.expected


def test_what_one_may_not_see_is_the_page_of_what_is_not_there(world: World) -> None:
    client = sign_in(Client(), world.persons["X"])
    guarded = [
        way for way in WAYS if way.name.startswith("cases:") and "pk" in parameters(way.name)
    ]
    assert guarded
    for way in guarded:
        there = client.generic(way.method, address(world, way.name))
        nowhere = client.generic(way.method, reverse(way.name, kwargs={"pk": uuid.uuid4()}))
        assert there.status_code == nowhere.status_code
        assert plain(there.content) == plain(nowhere.content)


def plain(page: bytes) -> list[bytes]:
    """Leave out what differs on every page: tokens, and the address itself."""
    return [line for line in page.splitlines() if b"token" not in line and b"/cases/" not in line]
