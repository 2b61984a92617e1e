"""A school with two classes, and what its tests do with a questionnaire."""

import uuid
from dataclasses import dataclass
from datetime import date, timedelta

from tests.factories import make_board, make_class, make_pupil, make_school, make_staff

from mamori.people.models import Account, Person, Post, School, SchoolClass
from mamori.people.queries import school_day
from mamori.surveys.actions.answers import Incoming, Outcome, hand_in
from mamori.surveys.actions.running import Plan, open_survey, plan_survey
from mamori.surveys.actions.sheets import print_codes
from mamori.surveys.codes import digest_of, digest_of_receipt, new_ticket
from mamori.surveys.models import Group, Survey

R = Post.Role
FORM = "jp-hokuyo/city-questionnaire"
PUPILS = 6  # in each class
WORDS = "くつを かくされた"


@dataclass
class Surveyed:
    school: School
    third: SchoolClass
    fourth: SchoolClass
    children: list[Person]  # of the third
    principal: Account
    lead: Account
    member: Account
    homeroom: Account
    other_homeroom: Account
    teacher: Account
    board_officer: Account


def make_surveyed() -> Surveyed:
    board = make_board()
    school = make_school(board=board, packs=["jp-hokuyo", "jp-act", "mamori"])
    third, fourth = make_class(school, "3年1組", "P3"), make_class(school, "4年1組", "P4")
    children = [make_pupil(school, f"児童 三{at}", third) for at in range(PUPILS)]
    for at in range(PUPILS):
        make_pupil(school, f"児童 四{at}", fourth)
    return Surveyed(
        school=school,
        third=third,
        fourth=fourth,
        children=children,
        principal=make_staff(school, "校長 五郎", R.PRINCIPAL, R.COMMITTEE),
        lead=make_staff(school, "担当 花江", R.SAFEGUARDING_LEAD, R.COMMITTEE),
        member=make_staff(school, "委員 七海", R.COMMITTEE),
        homeroom=make_staff(school, "桜井 一郎", R.HOMEROOM, school_class=third),
        other_homeroom=make_staff(school, "黒田 次郎", R.HOMEROOM, school_class=fourth),
        teacher=make_staff(school, "専科 八重"),
        board_officer=make_staff(board, "主事 九美", R.BOARD_OFFICER),
    )


def planned(at: Surveyed, mode: str = "anonymous", **changed: object) -> Survey:
    today = school_day(at.school)
    values = {
        "form": FORM,
        "scale": "school",
        "mode": mode,
        "opens": today,
        "closes": today + timedelta(days=5),
        "classes": frozenset({at.third.pk, at.fourth.pk}),
    }
    return plan_survey(by=at.lead, plan=Plan(**(values | changed)))  # type: ignore[arg-type]  # as the tests give them


def opened(at: Surveyed, mode: str = "anonymous", **changed: object) -> Survey:
    return open_survey(by=at.lead, survey=planned(at, mode, **changed))


def group_of(survey: Survey, school_class: SchoolClass) -> Group:
    return Group.objects.get(survey=survey, school_class=school_class)


def codes_of(at: Surveyed, survey: Survey, school_class: SchoolClass) -> list[str]:
    made = print_codes(by=at.lead, survey=survey, group=group_of(survey, school_class))
    return [code for _name, code in made]


def incoming(code: str, given: dict[str, str | list[str]], **more: object) -> Incoming:
    ticket = new_ticket()
    values = {
        "pk": ticket.answer,
        "digest": digest_of(code),
        "receipt": digest_of_receipt(ticket.receipt("en")),
        "given": given,
        "language": "ja",
    }
    return Incoming(**(values | more))  # type: ignore[arg-type]  # as the tests give them


def answer(code: str, given: dict[str, str | list[str]], **more: object) -> uuid.UUID:
    row = incoming(code, given, **more)
    assert hand_in(row) == Outcome.KEPT
    return row.pk


def today(at: Surveyed) -> date:
    return school_day(at.school)


CALM: dict[str, str | list[str]] = {"school-days": "glad", "hurt-now": "no"}
HURT: dict[str, str | list[str]] = {
    "school-days": "heavy",
    "hurt-now": "yes",
    "what-happened": WORDS,
}
