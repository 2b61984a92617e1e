"""What a school does in a year is recorded, listed, put right and taken back."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from tests.year.conftest import Year, typed

from mamori.journal.queries import entries
from mamori.people.queries import school_day
from mamori.year.acts import ACTS, PLAN


def send(year: Year, who: Any, slug: str, **fields: Any) -> Any:
    url = reverse("year:record", args=[slug])
    return year.client(who).post(url, typed(on=str(school_day(year.school)), **fields))


def lesson(year: Year, *topics: str, classes: int = 1, **more: Any) -> Any:
    groups = [str(one.pk) for one in year.classes[:classes]]
    return send(year, year.homeroom, "lesson-held", topic=list(topics), classes=groups,
                held="ロールプレイで練習した。", **more)  # fmt: skip


@pytest.mark.row("HOK-103")
def test_a_lesson_on_asking_for_help_meets_the_duty_and_shows_who_had_it(year: Year) -> None:
    assert year.state("teach-sos") == "open"
    assert lesson(year, "sos").status_code == 302
    assert year.state("teach-sos") == "met"
    page = year.client(year.homeroom).get(reverse("year:coverage"))
    [sos] = [topic for topic in page.context["coverage"].topics if topic.code == "sos"]
    assert [titles for _day, titles in sos.reached] == [["3年1組"]]
    assert sos.missing == ["4年1組"]
    assert "4年1組" in page.content.decode()
    glance = year.client(year.homeroom).get(reverse("year:year")).context["glance"]
    [line] = [one for one in glance.lines if one.standing.due.entry == "jp-hokuyo/teach-sos"]
    assert not line.is_done  # every child is to learn it, and a class has not yet
    lesson(year, "sos", classes=2)
    glance = year.client(year.homeroom).get(reverse("year:year")).context["glance"]
    assert "jp-hokuyo/teach-sos" in {one.standing.due.entry for one in glance.kept}


@pytest.mark.parametrize(
    ("topic", "duty"),
    [
        pytest.param("bystander", "teach-not-to-stand-by", marks=pytest.mark.row("HOK-076")),
        pytest.param("life-safety", "teach-safety-of-life", marks=pytest.mark.row("HOK-089")),
        pytest.param("net", "teach-net", marks=pytest.mark.row("HOK-159")),
        pytest.param("bystander", "teach-not-to-stand-by", marks=pytest.mark.row("HOK-002")),
    ],
)
def test_each_lesson_that_the_policy_asks_for_can_be_written_down(
    year: Year, topic: str, duty: str
) -> None:
    assert year.state(duty) == "open"
    lesson(year, topic)
    assert year.state(duty) == "met"
    assert "ロールプレイ" in year.client(year.teacher).get(reverse("year:entries")).content.decode()


@pytest.mark.row("HOK-033")
@pytest.mark.row("HOK-078")
def test_coping_with_stress_and_moral_education_are_topics_of_lessons(year: Year) -> None:
    lesson(year, "stress", "moral", classes=2)
    found = year.client(year.homeroom).get(reverse("year:coverage")).context["coverage"]
    whole = {topic.code for topic in found.topics if not topic.missing}
    assert {"stress", "moral"} == whole


@pytest.mark.row("HOK-030")
@pytest.mark.row("HOK-031")
def test_six_themes_and_every_class_show_what_was_reached_and_what_not_yet(year: Year) -> None:
    lesson(year, "rights", themes=["aged", "disability"])
    found = year.client(year.homeroom).get(reverse("year:coverage")).context["coverage"]
    assert len(found.themes) == 6
    assert sum(day is not None for _says, day in found.themes) == 2
    [rights] = [topic for topic in found.topics if topic.code == "rights"]
    assert rights.missing == ["4年1組"]


def test_a_lesson_sent_twice_is_one_and_bad_input_keeps_what_was_typed(year: Year) -> None:
    client = year.client(year.homeroom)
    url = reverse("year:record", args=["lesson-held"])
    page = client.get(url)
    pk = str(page.context["form"]["id"].value())
    fields = typed(id=pk, topic=["sos"], held="いっしょに考えた。", on="")
    answer = client.post(url, fields)
    assert answer.status_code == 422
    assert "いっしょに考えた。" in answer.content.decode()
    fields |= {"on": str(school_day(year.school)), "classes": [str(year.classes[0].pk)]}
    assert [client.post(url, fields).status_code for _ in range(2)] == [302, 302]
    assert len(entries([year.stream], kinds=["lesson.held"])) == 1
    client.post(url, fields | {"classes": [str(year.classes[1].pk)]})  # the next, on the old page
    assert len(entries([year.stream], kinds=["lesson.held"])) == 2


def test_a_lesson_that_was_taken_back_counts_for_nothing_and_stays_to_be_read(year: Year) -> None:
    lesson(year, "sos")
    [wrong] = entries([year.stream], kinds=["lesson.held"])
    url = reverse("year:correct", args=[wrong.id])
    client = year.client(year.homeroom)
    client.post(url, {"how": "take-back", "why": "ちがう学年の授業だった。"})
    assert year.state("teach-sos") == "open"
    found = client.get(reverse("year:coverage")).context["coverage"]
    assert not any(topic.reached for topic in found.topics)
    page = client.get(reverse("year:entries")).content.decode()
    assert "ロールプレイ" in page
    assert "ちがう学年" in page
    assert client.get(url).status_code == 404


def test_a_plan_that_was_taken_back_asks_for_no_review_any_more(year: Year) -> None:
    adopt(year)
    assert year.state("review-year-plan") == "open"
    [plan] = entries([year.stream], kinds=["plan.adopted"])
    url = reverse("year:correct", args=[plan.id])
    year.client(year.principal).post(url, {"how": "take-back", "why": "別の年のもの。"})
    assert year.state("review-year-plan") == "void"
    assert year.state("adopt-year-plan") == "open"


def test_what_is_put_right_stands_beside_the_entry(year: Year) -> None:
    lesson(year, "sos")
    [wrong] = entries([year.stream], kinds=["lesson.held"])
    client = year.client(year.homeroom)
    url = reverse("year:correct", args=[wrong.id])
    assert client.post(url, {"how": "correct", "why": ""}).status_code == 422
    client.post(url, {"how": "correct", "why": "二時間続きだった。"})
    assert year.state("teach-sos") == "met"
    assert "二時間続き" in client.get(reverse("year:entries")).content.decode()


def adopt(year: Year, *parts: str, who: list[str] | None = None) -> Any:
    fields: dict[str, Any] = {"rows": "3", "behind": who or year.two()}
    for at, part in enumerate(parts or ("committee-meetings", "training", "prevention")):
        fields |= {
            f"item-{at}-month": f"2026-{at + 5:02d}",
            f"item-{at}-part": part,
            f"item-{at}-what": f"取組{at}",
            f"item-{at}-who": "委員会",
        }
    url = reverse("year:plan_adopt")
    return year.client(year.principal).post(url, typed(on=str(school_day(year.school)), **fields))


@pytest.mark.row("HOK-065")
@pytest.mark.row("HOK-048")
@pytest.mark.row("HOK-070")
@pytest.mark.row("HOK-032")
def test_the_plan_is_adopted_followed_and_reviewed(year: Year) -> None:
    assert adopt(year).status_code == 302
    assert year.state("adopt-year-plan") == "met"
    client = year.client(year.homeroom)
    done = {"result": "done", "on": str(school_day(year.school)), "why": ""}
    client.post(reverse("year:plan_item", args=[1]), done)
    client.post(
        reverse("year:plan_item", args=[2]), {"result": "not-done", "why": "日程が重なった。"}
    )
    plan = client.get(reverse("year:plan")).context["plan"]
    assert [item.result for item in plan.items] == ["done", "not-done", ""]
    assert plan.done == 1
    review = {"went": "二つできた。", "changes": "研修を早める。", "behind": year.two()}
    send(year, year.principal, "plan-reviewed", **review)
    assert year.state("review-year-plan") == "met"
    assert "研修を早める。" in client.get(reverse("year:plan")).content.decode()


@pytest.mark.row("HOK-029")
@pytest.mark.row("HOK-078")
def test_lessons_and_groups_for_everybody_stand_in_the_plan(year: Year) -> None:
    adopt(year, "committee-meetings", "training", "lessons")
    page = year.client(year.teacher).get(reverse("year:plan"))
    [lessons] = [item for item in page.context["plan"].items if item.part == "lessons"]
    assert lessons.part_says in page.content.decode()
    [plan] = entries([year.stream], kinds=["plan.adopted"])
    assert "lessons" in plan.attrs["covers"]


@pytest.mark.parametrize(
    ("parts", "alone"),
    [(("committee-meetings", "prevention"), False), (("committee-meetings", "training"), True)],
)
def test_a_plan_without_training_or_by_one_alone_is_refused_and_kept(
    year: Year, parts: tuple[str, ...], *, alone: bool
) -> None:
    answer = adopt(year, *parts, who=year.two()[:1] if alone else None)
    assert answer.status_code == 422
    assert answer.context["missing"]
    assert "取組0" in answer.content.decode()
    assert year.state("adopt-year-plan") == "open"


def test_more_rows_of_a_plan_lose_nothing(year: Year) -> None:
    client = year.client(year.principal)
    fields = {"rows": "3", "item-0-what": "朝の見守り", "more": "1"}
    page = client.post(reverse("year:plan_adopt"), fields)
    assert (page.status_code, page.context["items"].count) == (200, 9)
    assert "朝の見守り" in page.content.decode()


@pytest.mark.row("HOK-040")
@pytest.mark.row("HOK-071")
def test_a_training_at_school_proves_that_staff_know_what_to_do(year: Year) -> None:
    people = [str(year.homeroom.person_id), str(year.teacher.person_id)]
    send(year, year.nurse, "training-held", topic=["response"], where="school", people=people,
         held="事例で話し合った。")  # fmt: skip
    assert (year.state("prepare-staff"), year.state("plan-training")) == ("met", "met")
    page = year.client(year.teacher).get(reverse("year:entries")).content.decode()
    assert "担任 一" in page


@pytest.mark.parametrize(
    ("topic", "where", "duty"),
    [
        pytest.param("diversity", "school", "train-on-diversity", marks=pytest.mark.row("HOK-090")),
        pytest.param("net", "school", "train-on-net", marks=pytest.mark.row("HOK-158")),
        pytest.param(
            "bullying-and-absence", "city", "attend-city-training", marks=pytest.mark.row("HOK-086")
        ),
    ],
)
def test_each_training_meets_its_own_duty(year: Year, topic: str, where: str, duty: str) -> None:
    people = [str(year.nurse.person_id)]
    send(
        year,
        year.nurse,
        "training-held",
        topic=[topic],
        where=where,
        people=people,
        held="学んだ。",
    )
    assert year.state(duty) == "met"


@pytest.mark.row("HOK-077")
def test_what_a_teacher_learns_alone_has_its_place(year: Year) -> None:
    people = [str(year.teacher.person_id)]
    answer = send(year, year.teacher, "training-held", topic=["own-learning"], where="city",
                  people=people, held="本を読んだ。")  # fmt: skip
    assert answer.status_code == 302
    [one] = entries([year.stream], kinds=["training.held"])
    assert one.subjects == [year.teacher.person_id]


@pytest.mark.row("HOK-073")
@pytest.mark.row("HOK-074")
def test_how_the_committee_was_made_known_to_pupils_and_guardians(year: Year) -> None:
    send(year, year.nurse, "committee-known", to=["pupils"], how=["assembly", "poster"],
         said="話してくれた人を必ず守ると伝えた。")  # fmt: skip
    assert year.state("make-committee-known-to-pupils") == "met"
    assert year.state("make-committee-known-to-guardians") == "open"
    send(
        year, year.nurse, "committee-known", to=["guardians"], how=["letter"], said="だより第3号。"
    )
    assert year.state("make-committee-known-to-guardians") == "met"
    listed = year.client(year.nurse).get(reverse("year:entries"), {"act": "committee-known"})
    assert len(listed.context["told"]) == 2


@pytest.mark.row("HOK-101")
def test_how_the_places_to_ask_for_help_were_made_known(year: Year) -> None:
    assert year.state("publish-windows") == "open"
    send(year, year.nurse, "windows-known", said="カードを全員に配った。")
    assert year.state("publish-windows") == "met"


@pytest.mark.row("HOK-087")
@pytest.mark.row("HOK-160")
@pytest.mark.row("HOK-163")
def test_guardians_are_briefed_on_the_net_and_nothing_comes_back(year: Year) -> None:
    send(year, year.principal, "briefing-held", topic=["net"], **{"with": ["guardians", "pta"]},
         points=["real-use", "reality", "prevention"], held="家庭に置く資料を配った。")  # fmt: skip
    assert year.state("brief-guardians-on-net") == "met"
    asked = {one.name for one in ACTS["briefing-held"].questions}
    assert asked == {"on", "topic", "with", "points", "held"}  # no rule of a home, no setting


@pytest.mark.parametrize(
    ("topic", "duty"),
    [
        pytest.param("pupils-council", "support-pupils-council", marks=pytest.mark.row("HOK-082")),
        pytest.param("rights", "teach-rights", marks=pytest.mark.row("HOK-083")),
        pytest.param("city-symposium", "attend-symposium", marks=pytest.mark.row("HOK-084")),
    ],
)
def test_events_that_the_policy_asks_for(year: Year, topic: str, duty: str) -> None:
    send(
        year,
        year.nurse,
        "event-held",
        topic=[topic],
        **{"with": ["pupils"]},
        held="宣言を採択した。",
    )
    assert year.state(duty) == "met"


@pytest.mark.parametrize(
    "topic",
    [
        pytest.param("awareness", marks=pytest.mark.row("HOK-035")),
        pytest.param("community", marks=pytest.mark.row("HOK-042")),
        pytest.param("mixed-age", marks=pytest.mark.row("HOK-080")),
    ],
)
def test_other_events_stand_in_the_log(year: Year, topic: str) -> None:
    send(
        year,
        year.nurse,
        "event-held",
        topic=[topic],
        **{"with": ["community"]},
        held="あいさつ運動。",
    )
    page = year.client(year.teacher).get(reverse("year:entries"), {"act": "event-held"})
    assert page.context["told"][0].entry.attrs["topic"] == [topic]
    assert "あいさつ" in page.content.decode()


@pytest.mark.row("HOK-041")
@pytest.mark.row("HOK-148")
def test_meetings_with_homes_are_logged_without_a_field_for_a_child(year: Year) -> None:
    send(year, year.homeroom, "home-met", **{"with": ["guardians"]}, how="class-meeting",
         held="学級の様子を話した。")  # fmt: skip
    [one] = entries([year.stream], kinds=["home.met"])
    assert one.subjects == []
    assert one.attrs["how"] == "class-meeting"


def test_a_meeting_with_agencies_meets_its_duty(year: Year) -> None:
    send(year, year.nurse, "liaison-held", agency=["police"], agreed="連絡の取り方を決めた。")
    assert year.state("meet-agencies") == "met"


@pytest.mark.row("HOK-049")
def test_targets_are_set_and_evaluated_and_none_is_a_low_number(year: Year) -> None:
    send(year, year.nurse, "target-set", aims=["sharing"], targets="当日中に共有する。")
    assert (year.state("set-targets"), year.state("evaluate-targets")) == ("met", "open")
    send(year, year.nurse, "target-evaluated", results="おおむね。", changes="朝の打合せで確認。")
    assert year.state("evaluate-targets") == "met"
    page = year.client(year.nurse).get(reverse("year:record", args=["target-set"]))
    assert {code for code, _ in page.context["form"].fields["aims"].choices} == {
        "sharing", "answering", "teaching", "training", "known", "care", "other",
    }  # fmt: skip


def test_what_happened_before_today_counts_from_its_day_and_the_future_is_refused(
    year: Year,
) -> None:
    today = school_day(year.school)
    client, url = year.client(year.nurse), reverse("year:record", args=["windows-known"])
    ahead = client.post(url, typed(on=str(today + timedelta(days=2)), said="予定。"))
    assert ahead.status_code == 422
    client.post(url, typed(on=str(today - timedelta(days=3)), said="配った。"))
    [one] = entries([year.stream], kinds=["window.published"])
    assert one.attrs["on"] == str(today - timedelta(days=3))


def test_who_may_not_plan_meets_no_page(year: Year) -> None:
    client = year.client(year.teacher)
    for slug, act in ACTS.items():
        status = client.get(reverse("year:record", args=[slug])).status_code
        assert status == (200 if act.verb == "year.record" else 404), slug
    assert client.get(reverse("year:plan_adopt")).status_code == 404
    page = client.get(reverse("year:year"))
    offered = {act.slug for _group, acts in page.context["ways"] for act in acts}
    assert PLAN.slug not in offered


def test_the_list_prints_as_a_paper_that_tells_nothing_in_its_name(year: Year) -> None:
    lesson(year, "sos")
    answer = year.client(year.teacher).get(reverse("year:paper"))
    assert answer.content.startswith(b"%PDF")
    assert answer["Content-Disposition"] == 'inline; filename="year.pdf"'
