"""Every address, walked by everybody who might try it. One that is not in `walked` fails."""

import uuid
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, replace

import pytest
from django.conf import settings
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from pytest_django import DjangoDbBlocker
from tests.base.media.pictures import PNG
from tests.cases.conftest import Staffroom, make_room, make_sign
from tests.cases.handing_in import handed_in
from tests.consent.walking import asked_of
from tests.door.telling import enclosed, told
from tests.factories import make_school, make_staff, sign_in
from tests.kept import kept
from tests.publishing.walking import in_the_address as when_publishing
from tests.site.walked import WALK
from tests.surveys.walking import in_the_address
from tests.vault.walking import in_the_address as in_the_vault

from mamori.cases.actions import Deed, record_sign, take_step
from mamori.cases.acts import ACTS
from mamori.cases.evidence import files_in
from mamori.cases.flow import CASE
from mamori.cases.models import Case, Report
from mamori.door.actions import open_door
from mamori.journal.queries import entries
from mamori.people.imports.held import hold
from mamori.people.models import Account, Post, SchoolClass

ACT = "cases:act"  # one address for many pages: walked step by step below
REPORTS = {"cases:report", "cases:report_pdf", "cases:advise", "cases:suspend", "cases:pass_on"}
PERSONS = "LSNXPOB"
MEANS = {200: ".", 302: ">", 404: "-", 403: "!", 405: "x", 422: "~", 400: "4"}


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
    assert names(get_resolver()) == {way.name for way in WAYS} | {ACT}


@dataclass
class World:
    room: Staffroom
    case: Case
    browsers: dict[str, dict[str, str]]  # the cookies of each person

    def browser(self, person: str) -> Client:
        client = Client()
        client.cookies.load(self.browsers[person])
        return client


def make_world() -> World:
    room = make_room()
    named = room.vice_principal
    told = replace(make_sign(room), adults=frozenset({named.person_id}))
    case = record_sign(by=room.homeroom, sign=told)
    persons = {
        "L": room.principal,
        "S": room.homeroom,
        "N": room.teacher,
        "X": named,
        "O": make_staff(make_school("よその学校"), "他校 校長", Post.Role.PRINCIPAL),
        "B": room.board_officer,
    }
    return World(room, case, {key: cookies(one) for key, one in persons.items()} | {"P": {}})


def cookies(account: Account) -> dict[str, str]:
    """Sign somebody in and return what their browser remembers."""
    return {key: one.value for key, one in sign_in(Client(), account).cookies.items()}


@pytest.fixture(scope="module")
def made(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    yield from kept(django_db_blocker, make_world)


@pytest.fixture
def world(db: None, made: World) -> World:
    return deepcopy(made)


def address(world: World, name: str) -> str:
    """Return the address of a page, about the case, the child or whatever it is about."""
    wanted = parameters(name)
    values: dict[str, object] = {"pk": world.case.pk, "uidb36": "1", "key": "abc-def"}
    values |= {"slug": "lesson-held", "number": 1, "type": "complaint"}
    about = {
        "desk:child": world.room.child.pk,
        "accounts:": world.room.guidance.person_id,
        "people:class": SchoolClass.objects.values_list("pk", flat=True).first(),
        "people:end_post": Post.objects.filter(school=world.room.school).earliest("pk").pk,
        "mfa_": 1,
    }
    values["pk"] = next((pk for start, pk in about.items() if name.startswith(start)), values["pk"])
    if name.startswith("people:import_"):
        values["pk"] = held_upload(world)
    if name in REPORTS:
        values["pk"] = sent_report(world)
    if name.startswith("surveys:"):
        values |= in_the_address(world.room, name)
    if name.startswith("consent:"):
        values |= asked_of(world.room, name)
    if name.startswith("publishing:"):
        values |= when_publishing(world.room, name)
    if name.startswith("vault:"):
        values |= in_the_vault(world.room)
    if name == "door:at":
        values["pk"] = world.room.school.pk
    elif name.startswith("door:"):
        values |= at_the_door(world)
    elif "file" in wanted and "file" not in values:
        values["file"] = handed_in(world.room.homeroom, world.case, "a.png", PNG)
    return reverse(name, kwargs={key: values[key] for key in wanted})


def at_the_door(world: World) -> dict[str, object]:
    """Return where the door is, and a talk whose words may mean the vice-principal."""
    school, kind = world.room.school, "image/png"
    talk = told(school, "教頭先生が見ていた。", files=(enclosed(kind, PNG),))
    (entry,) = entries([talk.stream], kinds=["report.received"])
    here = {"code": open_door(school=school), "language": "ja", "stream": f"complaint:{talk.pk}"}
    return here | {"pk": talk.pk, "file": files_in(entry)[0].pk}


def sent_report(world: World) -> uuid.UUID:
    """Return a report that the lead has sent to the board."""
    parts = ("school", "child-and-grade", "state-now")
    deed = Deed(
        attrs={"to": "board"}, subjects=frozenset({world.room.child.pk}), words={}, filled=parts
    )
    take_step(by=world.room.principal, case=world.case, step="report-serious", deed=deed)
    return Report.unguarded.latest("at").pk


def held_upload(world: World) -> uuid.UUID:
    """Return a file that the lead has uploaded."""
    kept = hold(
        by=world.room.principal.person_id,
        school=world.room.school,
        name="list.csv",
        data="番号,氏名\n1,清水 結衣\n".encode(),
        choices={},
    )
    return kept.pk


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
        answer = world.browser(person).generic(way.method, url)
        to_sign_in = answer.status_code == 302 and answer["Location"].startswith(
            reverse(settings.LOGIN_URL)
        )
        met += "?" if to_sign_in else MEANS.get(answer.status_code, str(answer.status_code))
    assert met == way.expected


@pytest.mark.parametrize("step", sorted(ACTS))
def test_each_act_is_there_for_whom_the_flow_names_and_for_nobody_else(
    world: World, step: str
) -> None:
    by = {role for one in CASE.possible(world.case.state) if one.name == step for role in one.by}
    seats = {"L": {"principal", "committee"}, "S": {"homeroom", "reporter"}}
    url = reverse(ACT, args=[world.case.pk, step])
    for person in PERSONS.replace("P", ""):
        client = world.browser(person)
        may = bool(by & seats.get(person, set()))
        assert client.get(url).status_code == (200 if may else 404), person
        if not may:
            answer = client.post(url, {"send": "1"})
            nowhere = client.post(reverse(ACT, args=[uuid.uuid4(), step]), {"send": "1"})
            assert (answer.status_code, plain(answer.content)) == (404, plain(nowhere.content))
    assert Client().get(url)["Location"].startswith(reverse(settings.LOGIN_URL))


def test_what_one_may_not_see_is_the_page_of_what_is_not_there(world: World) -> None:
    client = world.browser("X")
    guarded = [
        way for way in WAYS if way.name.startswith("cases:") and "pk" in parameters(way.name)
    ]
    assert guarded
    for way in guarded:
        there = client.generic(way.method, address(world, way.name))
        other = {key: uuid.uuid4() for key in parameters(way.name)}
        nowhere = client.generic(way.method, reverse(way.name, kwargs=other))
        assert there.status_code == nowhere.status_code
        assert plain(there.content) == plain(nowhere.content)


def plain(page: bytes) -> list[bytes]:
    """Leave out what differs on every page: tokens, and the address itself."""
    own = (b"token", b"/cases/", b"/reports/")
    return [line for line in page.splitlines() if not any(word in line for word in own)]
