"""Records of this room for walking its addresses: what stands in each address, by its name."""

from tests.cases.conftest import Staffroom

from mamori.people.models import SchoolClass
from mamori.people.queries import school_day
from mamori.surveys.actions.answers import Incoming, Outcome, hand_in
from mamori.surveys.actions.running import (
    Plan,
    close_survey,
    open_survey,
    plan_survey,
    verify_survey,
)
from mamori.surveys.actions.sheets import print_codes, write_form
from mamori.surveys.codes import digest_of, digest_of_receipt, new_ticket
from mamori.surveys.models import Group, Survey, Worry
from mamori.surveys.queries.sheets import sheet_called

FORM = "jp-hokuyo/city-questionnaire"


def in_the_address(room: Staffroom, name: str) -> dict[str, object]:
    """Return the values of an address: of an open questionnaire, or of one that has closed."""
    survey = _open(room)
    group = Group.objects.get(survey=survey)
    ((_none, code), *_rest) = print_codes(by=room.principal, survey=survey, group=group)
    values: dict[str, object] = {
        "pk": survey.pk,
        "group": group.pk,
        "code": code,
        "school": room.school.pk,
        "pack": "jp-hokuyo",
        "form": "guardian-checkpoints" if name == "surveys:at_home" else "staff-checkpoints",
        "name": "open",
        "at": 0,
    }
    if name in {"surveys:form", "surveys:new_question", "surveys:question"}:
        sheet = sheet_called(room.school, FORM)
        assert sheet
        values["pk"] = write_form(by=room.principal, school=room.school, sheet=sheet).pk
    if name == "surveys:verify" or name in WORRIES:
        worry = _worry(room, survey, code)
        values["pk"] = worry.pk if name in WORRIES else survey.pk
    if name == "surveys:erase":
        close_survey(by=room.principal, survey=survey)
        asked = {group.school_class_id: "聞いた。"}
        verify_survey(by=room.principal, survey=survey, asked=asked, words="見た。")
    return values


WORRIES = {"surveys:worry", "surveys:decide", "surveys:ask", "surveys:take_up_again"}


def _open(room: Staffroom) -> Survey:
    day = school_day(room.school)
    (third,) = SchoolClass.objects.filter(school=room.school)
    plan = Plan(FORM, "school", "anonymous", day, day, frozenset({third.pk}))
    return open_survey(by=room.principal, survey=plan_survey(by=room.principal, plan=plan))


def _worry(room: Staffroom, survey: Survey, code: str) -> Worry:
    """Let an answer come in that worries and may mean the vice-principal, and close."""
    ticket = new_ticket()
    receipt = digest_of_receipt(ticket.receipt("en"))
    given: dict[str, str | list[str]] = {"hurt-now": "yes", "what-happened": "教頭先生が見ていた。"}
    row = Incoming(ticket.answer, digest_of(code), receipt, given, "ja")
    assert hand_in(row) == Outcome.KEPT
    close_survey(by=room.principal, survey=survey)
    return Worry.unguarded.get()
