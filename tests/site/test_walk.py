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
from tests.base.media.pictures import PNG
from tests.cases.conftest import Staffroom, room, sign
from tests.cases.handing_in import handed_in
from tests.consent.walking import asked_of
from tests.door.telling import enclosed, told
from tests.factories import make_school, make_staff, sign_in
from tests.surveys.walking import in_the_address

from mamori.cases.actions import Deed, Sign, record_sign, take_step
from mamori.cases.acts import ACTS
from mamori.cases.evidence import files_in
from mamori.cases.flow import CASE
from mamori.cases.models import Case, Report
from mamori.door.actions import open_door
from mamori.journal.queries import entries
from mamori.people.imports.held import hold
from mamori.people.models import Account, Post, SchoolClass

__all__ = ["room", "sign"]

ACT = "cases:act"  # one address for many pages: walked step by step below
REPORTS = {"cases:report", "cases:report_pdf", "cases:advise", "cases:suspend", "cases:pass_on"}
PERSONS = "LSNXPOB"
MEANS = {200: ".", 302: ">", 404: "-", 403: "!", 405: "x", 422: "~", 400: "4"}

WALK = """
desk:today                            GET   ....?..
desk:cases                            GET   ....?..
desk:search                           GET   ....?..
desk:search                           POST  ....?..
desk:school                           GET   ....?.-
desk:child                            GET   ..--?--
desk:child_chronology                 GET   ..--?--
cases:new_sign                        GET   ....?.-
cases:new_sign                        POST  ....?.-
cases:case                            GET   ..--?--
cases:case                            POST  xxxx?xx
cases:shared                          GET   ..--?--
cases:note                            GET   xxxx?xx
cases:note                            POST  ~~--?--
cases:acknowledged                    POST  >>--?--
cases:record                          GET   ..--?--
cases:merge                           GET   .---?--
cases:merge                           POST  ~---?--
cases:separate                        GET   ----?--
cases:separate                        POST  ----?--
cases:file                            GET   ..--?--
cases:original                        GET   .---?--
cases:chronology                      GET   ..--?--
cases:hand_over                       GET   .---?--
cases:hand_over                       POST  ~---?--
cases:sight                           GET   ..--?--
cases:split                           GET   .---?--
cases:split                           POST  ~---?--
cases:reads                           GET   .---?--
cases:reviewed                        POST  >---?--
cases:reports                         GET   ....?..
cases:report                          GET   ..--?-.
cases:report_pdf                      GET   ..--?-.
cases:advise                          GET   ----?-.
cases:advise                          POST  ----?-~
cases:suspend                         GET   ----?-.
cases:suspend                         POST  ----?-~
cases:pass_on                         GET   ----?-.
cases:pass_on                         POST  ----?-~
cases:glass                           GET   .--.?.-
cases:glass                           POST  .--.?.-
surveys:surveys                       GET   ....?.-
surveys:plan                          GET   .--.?.-
surveys:plan                          POST  ~--~?~-
surveys:worries                       GET   ....?.-
surveys:worry                         GET   ..--?--
surveys:decide                        POST  ~~--?--
surveys:ask                           POST  ~~--?--
surveys:take_up_again                 POST  ~~--?--
surveys:forms                         GET   .--.?.-
surveys:new_form                      GET   .--.?.-
surveys:new_form                      POST  ~--~?~-
surveys:form                          GET   .--.?--
surveys:form                          POST  >-->?--
surveys:new_question                  GET   .--.?--
surveys:new_question                  POST  ~--~?--
surveys:question                      GET   .--.?--
surveys:question                      POST  ~--~?--
surveys:checklists                    GET   ....?.-
surveys:checklists                    POST  ~~~~?~-
surveys:checklist                     GET   ....?.-
surveys:checklist                     POST  ~~~~?~-
surveys:on_paper                      GET   ....?.-
surveys:talks                         GET   ....?.-
surveys:talks                         POST  ~~~~?~-
surveys:climate                       GET   ....?.-
surveys:climate                       POST  ~--~?~-
surveys:survey                        GET   ....?--
surveys:paper                         GET   ....?--
surveys:verify                        GET   .--.?--
surveys:verify                        POST  ~--~?--
surveys:group                         GET   ..-.?--
surveys:group                         POST  ~~-~?--
surveys:codes                         POST  ..-.?--
surveys:enter                         GET   ..-.?--
surveys:enter                         POST  ~~-~?--
surveys:step                          POST  >-->?--
surveys:come_in                       GET   .......
surveys:come_in                       POST  ~~~~~~~
surveys:take                          GET   .......
surveys:take                          POST  ~~~~~~~
surveys:again                         GET   .......
surveys:again                         POST  ~~~~~~~
surveys:at_home                       GET   .......
account_change_password               GET   >>>>?>>
account_change_password               POST  >>>>?>>
account_inactive                      GET   .......
account_login                         GET   >>>>.>>
account_login                         POST  >>>>.>>
account_logout                        GET   ....>..
account_logout                        POST  >>>>>>>
account_reauthenticate                GET   !!!!?!!
account_reauthenticate                POST  !!!!?!!
account_reset_password                GET   .......
account_reset_password                POST  .......
account_reset_password_done           GET   .......
account_reset_password_from_key       GET   .......
account_reset_password_from_key       POST  .......
account_reset_password_from_key_done  GET   .......
account_set_password                  GET   ....?..
account_set_password                  POST  ....?..
accounts:invite                       GET   .--.?--
accounts:invite                       POST  ~--~?--
accounts:start_over                   POST  .--.?--
mfa_activate_totp                     GET   ....?..
mfa_activate_totp                     POST  ....?..
mfa_add_webauthn                      GET   ....?..
mfa_add_webauthn                      POST  ....?..
mfa_authenticate                      GET   >>>>?>>
mfa_authenticate                      POST  >>>>?>>
mfa_deactivate_totp                   GET   ----?--
mfa_deactivate_totp                   POST  ----?--
mfa_download_recovery_codes           GET   ----?--
mfa_download_recovery_codes           POST  ----?--
mfa_edit_webauthn                     GET   ----?--
mfa_edit_webauthn                     POST  ----?--
mfa_generate_recovery_codes           GET   ....?..
mfa_generate_recovery_codes           POST  ....?..
mfa_index                             GET   ....?..
mfa_list_webauthn                     GET   ....?..
mfa_login_webauthn                    GET   >>>>?>>
mfa_login_webauthn                    POST  >>>>?>>
mfa_reauthenticate                    GET   !!!!?!!
mfa_reauthenticate                    POST  !!!!?!!
mfa_reauthenticate_webauthn           GET   !!!!?!!
mfa_reauthenticate_webauthn           POST  !!!!?!!
mfa_remove_webauthn                   GET   ----?--
mfa_remove_webauthn                   POST  ----?--
mfa_view_recovery_codes               GET   ----?--
people:class                          GET   ....?--
people:classes                        GET   ....?.-
people:closed_days                    GET   ....?.-
people:closed_days                    POST  ~--~?~-
people:committee                      GET   ....?.-
people:committee_name                 GET   .--.?.-
people:committee_name                 POST  ~--~?~-
people:end_post                       GET   .--.?--
people:end_post                       POST  ~--~?--
people:give_post                      GET   .--.?.-
people:give_post                      POST  ~--~?~-
people:import                         GET   .--.?.-
people:import                         POST  ~--~?~-
people:import_apply                   POST  >>>>?>>
people:import_cancel                  POST  >---?--
people:import_columns                 GET   .--.?--
people:import_columns                 POST  ~--~?--
people:import_preview                 GET   .--.?--
people:import_preview                 POST  .--.?--
people:import_progress                GET   ----?--
people:import_result                  GET   ----?--
people:join_committee                 GET   .--.?.-
people:join_committee                 POST  ~--~?~-
people:posts                          GET   .--.?.-
people:sign_structure                 POST  >---?>-
people:staff                          GET   ....?.-
drafts:keep                           GET   xxxxxxx
drafts:keep                           POST  4444444
drafts:throw_away                     GET   xxxx?xx
drafts:throw_away                     POST  >>>>?>>
year:acknowledge                      POST  ----?--
year:correct                          GET   ----?--
year:correct                          POST  ----?--
year:coverage                         GET   ....?.-
year:entries                          GET   ....?.-
year:library                          GET   ....?.-
year:paper                            GET   ....?.-
year:plan                             GET   ....?.-
year:plan_adopt                       GET   .--.?--
year:plan_adopt                       POST  ~--~?--
year:plan_item                        GET   ----?--
year:plan_item                        POST  ----?--
year:policy                           GET   ....?.-
year:record                           GET   ....?.-
year:record                           POST  ~~~~?~-
year:rules                            GET   ....?.-
year:year                             GET   ....?.-
door:talks                            GET   ....?..
door:numbers                          GET   ....?..
door:looked_through                   POST  ----?--
door:talk                             GET   .---?--
door:answer                           POST  ~---?--
door:take_up                          POST  >---?--
door:make_sign                        GET   .---?--
door:make_sign                        POST  .---?--
door:join                             GET   .---?--
door:join                             POST  ~---?--
door:file                             GET   .---?--
door:sight                            GET   .---?--
door:address                          GET   ....?.-
door:poster                           GET   ....?.-
door:publish                          GET   .--.?.-
door:publish                          POST  ~--~?~-
door:lines_checked                    POST  >-->?>-
door:give_receipt                     GET   ----?--
door:give_receipt                     POST  ----?--
door:front_any                        GET   .......
door:front                            GET   .......
door:front                            POST  ~~~~~~~
door:back                             GET   .......
door:back                             POST  ~~~~~~~
door:more                             POST  ~~~~~~~
door:slip                             POST  -------
door:proof                            POST  -------
door:at                               GET   >>>>>>>
door:windows                          GET   .......
door:families                         GET   .......
registers:act                         GET   ----?--
registers:drop_partner                POST  ----?--
registers:new                         GET   ....?.-
registers:new                         POST  ~~~~?~-
registers:partners                    GET   ....?.-
registers:partners                    POST  ~~~~?~-
registers:record                      GET   ----?--
registers:register                    GET   ....?..
registers:registers                   GET   ....?..
registers:sight                       GET   ----?--
consent:askings                       GET   ..-.?.-
consent:ask                           GET   ..-.?.-
consent:ask                           POST  ..-.?.-
consent:asking                        GET   ..-.?--
consent:letters                       POST  ----?--
consent:remind                        GET   ..-.?--
consent:remind                        POST  ~~-~?--
consent:records                       GET   ..-.?--
consent:person                        GET   ..-.?--
consent:person_records                GET   ..-.?--
consent:enter                         GET   ..-.?--
consent:enter                         POST  ~~-~?--
consent:erase                         POST  ----?--
consent:not_shown                     GET   ..-.?.-
consent:not_shown_pdf                 GET   ----?--
consent:answer                        GET   .......
consent:answer                        POST  .......
consent:receipt_pdf                   GET   .......
consent:receipt_json                  GET   .......
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
    assert names(get_resolver()) == {way.name for way in WAYS} | {ACT}


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
    if name == "door:at":
        values["pk"] = world.room.school.pk
    elif name.startswith("door:"):
        values |= at_the_door(world)
    elif "file" in wanted:
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


@pytest.mark.parametrize("step", sorted(ACTS))
def test_each_act_is_there_for_whom_the_flow_names_and_for_nobody_else(
    world: World, step: str
) -> None:
    by = {role for one in CASE.possible(world.case.state) if one.name == step for role in one.by}
    seats = {"L": {"principal", "committee"}, "S": {"homeroom", "reporter"}}
    url = reverse(ACT, args=[world.case.pk, step])
    for person in PERSONS.replace("P", ""):
        client = sign_in(Client(), world.persons[person])
        may = bool(by & seats.get(person, set()))
        assert client.get(url).status_code == (200 if may else 404), person
        if not may:
            answer = client.post(url, {"send": "1"})
            nowhere = client.post(reverse(ACT, args=[uuid.uuid4(), step]), {"send": "1"})
            assert (answer.status_code, plain(answer.content)) == (404, plain(nowhere.content))
    assert Client().get(url)["Location"].startswith(reverse(settings.LOGIN_URL))


def test_what_one_may_not_see_is_the_page_of_what_is_not_there(world: World) -> None:
    client = sign_in(Client(), world.persons["X"])
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
