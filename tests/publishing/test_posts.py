"""A post is judged by a person, asked down, looked up again, and passed on; nothing by itself."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from tests.base.media.pictures import PNG
from tests.publishing.patrol_school import PatrolSchool, board, office, patrol

from mamori.access.queries import barred_from
from mamori.base import clock
from mamori.cases.models import Case
from mamori.desk.queries import today
from mamori.duties.models import Duty
from mamori.journal.queries import entries
from mamori.people.queries import school_day
from mamori.publishing.actions.posts import forget_the_harmless, look_at_due
from mamori.publishing.models import Post, Watched
from mamori.publishing.patrolling.picturing import browser

__all__ = ["board", "office", "patrol"]


def duty(post: Post, entry: str) -> Duty:
    return Duty.objects.get(stream=post.stream, entry=entry)


@pytest.mark.row("HOK-102")
@pytest.mark.parametrize(
    ("level", "state", "harmful"),
    [("nothing", "harmless", False), ("again", "again", False), ("delete", "found", True),
     ("danger", "found", True)],
)  # fmt: skip
def test_a_person_judges_on_three_levels_or_that_it_is_nothing(
    patrol: PatrolSchool, level: str, state: str, *, harmful: bool
) -> None:
    post = patrol.judge(patrol.seen(), level)
    assert post.state == state
    assert post.danger is (level == "danger")
    found = entries([post.stream], kinds=["post.found"])
    assert len(found) == harmful
    assert duty(post, "judge-a-post").state == "met"
    asks = Duty.objects.filter(stream=post.stream, entry="ask-for-deletion", state="open")
    assert asks.exists() is harmful


def test_danger_stands_before_everything_else_on_today_until_it_is_passed_on(
    patrol: PatrolSchool,
) -> None:
    post = patrol.judge(patrol.seen(), "danger")
    [(_group, lines)] = today(patrol.office.vice, "ja").danger
    assert [line.due.entry for line in lines] == ["mamori/danger-on-the-net"]
    page = patrol.get(patrol.office.vice, post).content.decode()
    assert "0120" in page or "110" in page  # whom to call


@pytest.mark.row("HOK-102")
def test_deletion_is_asked_for_answered_and_a_new_look_proves_it_gone(
    patrol: PatrolSchool,
) -> None:
    post = patrol.judge(patrol.seen(), "delete")
    day = school_day(patrol.school) + timedelta(days=5)
    post = patrol.ask(post, again_on=str(day))
    assert (post.state, post.again_on) == ("asked", day)
    [asked] = entries([post.stream], kinds=["deletion.asked"])
    assert asked.attrs == {"to": "site", "until": day.isoformat()}
    follow = duty(post, "follow-up-deletion")
    assert follow.due_at is None  # no document names a day
    assert follow.target_at is not None
    assert follow.target_at.date() >= day
    assert patrol.look_at(post).state == "asked"
    assert duty(post, "still-there").state == "open"
    patrol.do(patrol.guidance, post, "remind", said="もう一度フォームから。")
    assert duty(post, "still-there").state == "met"
    patrol.do(patrol.guidance, post, "answered", answer="deleted", said="削除しました。")
    post.refresh_from_db()
    assert post.state == "asked"  # an answer is no proof
    patrol.board.posts = ["きょうは運動会でした"]
    assert patrol.look_at(post).state == "gone"
    looks = [one.attrs for one in entries([post.stream], kinds=["post.looked-again"])]
    assert looks == [{"result": "there", "seer": "machine"}, {"result": "gone", "seer": "machine"}]


def test_a_page_that_is_gone_is_proof_too_and_one_that_does_not_answer_is_none(
    patrol: PatrolSchool,
) -> None:
    post = patrol.ask(patrol.judge(patrol.seen(), "delete"))
    patrol.board.robots = "User-agent: *\nDisallow: /\n"
    assert patrol.look_at(post).state == "asked"
    [look] = entries([post.stream], kinds=["post.looked-again"])
    assert look.attrs["result"] == "unclear"
    patrol.board.robots, patrol.board.gone = "", True
    assert patrol.look_at(post).state == "gone"


def test_what_comes_back_is_seen_by_the_next_round(patrol: PatrolSchool) -> None:
    post = patrol.ask(patrol.judge(patrol.seen(), "delete"))
    there, patrol.board.posts = patrol.board.posts, ["雨"]
    assert patrol.look_at(post).state == "gone"
    patrol.board.posts = there
    patrol.look()
    post.refresh_from_db()
    assert post.state == "found"
    assert Duty.objects.filter(stream=post.stream, entry="still-there", state="open").exists()
    assert Post.unguarded.count() == 1


def test_the_school_names_its_own_day_once_on_the_form(patrol: PatrolSchool) -> None:
    post = patrol.judge(patrol.seen(), "delete")
    url = reverse("publishing:post_act", args=[post.pk, "ask"])
    client = patrol.client(patrol.guidance)
    assert client.get(url).content.count(b'name="again_on"') == 1
    told = {"to": "site", "said": "…", "on": str(school_day(patrol.school))}
    past = str(school_day(patrol.school) - timedelta(days=1))
    assert client.post(url, told | {"again_on": past}).status_code == 422


def test_a_site_that_is_looked_at_by_hand_is_asked_for_no_single_post_either(
    patrol: PatrolSchool,
) -> None:
    post = patrol.ask(patrol.judge(patrol.seen(), "delete"))
    Watched.objects.update(machine=False)
    asked = len(patrol.board.asked)
    url = reverse("publishing:post_look", args=[post.pk])
    assert patrol.client(patrol.guidance).post(url).status_code == 404
    patrol.look()
    patrol.look_at(post)
    assert len(patrol.board.asked) == asked


def test_on_the_day_that_the_school_named_it_is_looked_at_again(patrol: PatrolSchool) -> None:
    post = patrol.ask(patrol.judge(patrol.seen(), "delete"))
    look_at_due()
    post.refresh_from_db()
    assert post.again_on is None


@pytest.mark.row("HOK-155")
def test_a_post_becomes_a_sign_with_its_type_its_words_and_its_picture(
    patrol: PatrolSchool,
) -> None:
    post = tell(patrol, files=[SimpleUploadedFile("a.png", PNG, "image/png")])
    patrol.judge(post, "delete", **{"net-type": ["I1", "I2"]})
    url = reverse("publishing:post_sign", args=[post.pk])
    client = patrol.client(patrol.guidance)
    form = client.get(url).context["form"]
    first = {name: form[name].value() for name in ("id", "place", "channel")}
    assert first["channel"] == "net-patrol"
    answer = client.post(url, first | {
        "pupils": [str(patrol.child.pk)], "words": "掲示板で中傷されている。",
        "noticed_at_0": str(school_day(patrol.school)), "noticed_at_1": "10:00", "send": "1",
        "noticed_at": f"{school_day(patrol.school)}T00:01",
    })  # fmt: skip
    assert answer.status_code == 302, answer.content.decode()
    case = Case.unguarded.get()
    [sign] = entries([case.stream], kinds=["sign.recorded"])
    assert (sign.attrs["channel"], sign.attrs["place"]) == ("net-patrol", "online")
    assert sign.attrs["net-type"] == ["I1", "I2"]
    assert sign.words is not None
    assert sign.words["report"] == "清水 結衣、きもい"
    assert [file["type"] for one in entries([case.stream]) for file in
            (one.words or {}).get("files", ())] == ["image/png"]  # fmt: skip
    page = client.get(reverse("cases:case", args=[case.pk])).content.decode()
    assert "Indirect: photo, number or other data posted without leave" in page
    [passed] = entries([post.stream], kinds=["post.passed-on"])
    assert passed.attrs == {"into": str(case.pk)}


@pytest.mark.row("HOK-155")
def test_somebodys_picture_or_number_opens_the_check_for_leaked_data_and_slander_does_not(
    patrol: PatrolSchool,
) -> None:
    post = patrol.judge(patrol.seen(), "delete", **{"net-type": ["I1"]})
    check = Duty.objects.filter(stream=post.stream, entry="check-leaked-data")
    assert not check.exists()
    patrol.judge(post, "nothing", **{"net-type": ["I2"]})
    assert not check.exists()  # what is harmless is of no type
    patrol.judge(post, "delete", **{"net-type": ["I2"]})
    assert check.get().state == "open"
    assert len(entries([post.stream], kinds=["post.found"])) == 1
    told = {"result": "no", "why": "名簿とは合わない。本人の投稿から写したもの。"}
    assert patrol.do(patrol.office.lead, post, "data", **told).status_code == 404
    assert patrol.do(patrol.office.ict, post, "data", **told).status_code == 302
    assert check.get().state == "met"
    [considered] = entries([post.stream], kinds=["breach.considered"])
    assert considered.attrs == {"result": "no"}


def tell(patrol: PatrolSchool, files: Any = (), **fields: Any) -> Post:
    form = {"address": "https://www.instagram.com/p/1", "title": "だれでも見られる投稿",
            "text": "清水 結衣、きもい", "finds": ["hurting-word"], "pictures": files}  # fmt: skip
    answer = patrol.client(patrol.office.teacher).post(reverse("publishing:tell"), form | fields)
    assert answer.status_code == 302, answer.content.decode()
    return Post.unguarded.latest("at")


@pytest.mark.row("HOK-102")
def test_anybody_of_the_staff_writes_down_what_they_saw_and_mamori_asks_for_no_account(
    patrol: PatrolSchool,
) -> None:
    post = tell(patrol, files=[SimpleUploadedFile("a.png", PNG, "image/png")])
    assert patrol.get(patrol.office.teacher, post).status_code == 200
    page = patrol.get(patrol.guidance, post).content.decode()
    assert "清水 結衣、きもい" in page
    (file,) = (entries([post.stream])[0].words or {})["files"]
    shown = patrol.client(patrol.guidance).get(
        reverse("publishing:post_picture", args=[post.pk, UUID(file["id"])])
    )
    assert (shown.status_code, shown["Content-Type"]) == (200, "image/png")
    patrol.judge(post, "delete")
    url = reverse("publishing:post_look", args=[post.pk])
    assert patrol.client(patrol.guidance).post(url).status_code == 404
    patrol.do(patrol.guidance, post, "looked", result="gone", seen="写しも探した。")
    post.refresh_from_db()
    assert post.state == "gone"


@pytest.mark.row("HOK-027")
def test_an_adult_whom_a_find_names_never_learns_of_it(patrol: PatrolSchool) -> None:
    patrol.board.posts = ["みどり小学校の守田先生は死ね"]
    before = patrol.client(patrol.office.lead).get(reverse("publishing:patrol")).content
    row = patrol.look()
    post = Post.unguarded.get()
    assert barred_from(post.stream) == {patrol.office.lead.person_id}
    assert patrol.get(patrol.office.lead, post).status_code == 404
    assert patrol.get(patrol.office.vice, post).status_code == 200
    client = patrol.client(patrol.office.lead)
    shown = client.get(reverse("publishing:round", args=[row.pk])).content.decode()
    assert post.number not in shown
    assert "Nothing new was seen" in shown
    assert post.number.encode() not in client.get(reverse("publishing:patrol")).content
    assert post.number.encode() not in client.get(reverse("desk:today")).content
    form = {"on": str(school_day(patrol.school)), "finding": "なし。"}
    held = client.post(reverse("publishing:hold_round", args=[row.pk]), form)
    assert held.status_code == 302  # as if there were nothing
    after = client.get(reverse("publishing:round", args=[row.pk])).content.decode()
    assert "Nothing found" in after
    assert b"Something was found" not in before


def test_if_the_principal_is_named_the_board_is_told(patrol: PatrolSchool) -> None:
    patrol.board.posts = ["みどり小学校の校長きもい"]
    patrol.look()
    post = Post.unguarded.get()
    assert barred_from(post.stream) == {patrol.office.principal.person_id}
    assert patrol.get(patrol.office.officer, post).status_code == 200
    [told] = entries([post.stream], kinds=["board.told"])
    assert told.attrs == {"type": "principal-named"}


def test_who_writes_down_a_post_that_names_themselves_loses_it(patrol: PatrolSchool) -> None:
    post = tell(patrol, named=[str(patrol.office.teacher.person_id)])
    assert patrol.get(patrol.office.teacher, post).status_code == 404


@pytest.mark.skipif(not browser(), reason="there is no browser on this machine")
def test_a_picture_is_kept_unless_the_page_names_somebody_else_of_the_staff(
    patrol: PatrolSchool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mamori.publishing.actions.looking_round.picture_of", lambda _data: PNG)
    patrol.board.posts = ["清水結衣きもい", "雨", "雪", "霜", "霧"]
    patrol.look()
    post = Post.unguarded.get()
    first = entries([post.stream])[0].words or {}
    assert [file["type"] for file in first["files"]] == ["image/png"]
    patrol.board.posts += ["清水結衣ブス", "a", "b", "c", "守田先生の話"]
    patrol.look()
    second = Post.unguarded.exclude(pk=post.pk).filter(state="seen")
    kept = [entries([one.stream])[0].words or {} for one in second]
    without = next(words for words in kept if words["text"] == "清水結衣ブス")
    assert "files" not in without
    assert without["no_picture"] == "names-others"


@pytest.mark.row("HOK-161")
def test_what_was_harmless_is_erased_after_some_weeks_and_not_seen_anew(
    patrol: PatrolSchool,
) -> None:
    post = patrol.judge(patrol.seen(), "nothing")
    forget_the_harmless()
    assert entries([post.stream])[0].words is not None
    with clock.at(clock.now() + timedelta(weeks=5)):
        forget_the_harmless()
        forget_the_harmless()
    assert entries([post.stream])[0].words is None
    assert len(entries([post.stream], kinds=["stream.erased"])) == 1
    patrol.look()
    assert Post.unguarded.count() == 1
    assert patrol.get(patrol.guidance, post).status_code == 200


def test_only_who_judges_judges_and_staff_without_a_seat_see_nothing(patrol: PatrolSchool) -> None:
    post = patrol.seen()
    assert patrol.get(patrol.office.clerk, post).status_code == 404
    told = {"level": "nothing", "why": "x"}
    assert patrol.do(patrol.office.clerk, post, "judge", **told).status_code == 404
    assert patrol.do(patrol.office.ict, post, "judge", **told).status_code == 404
    mine = tell(patrol)
    assert patrol.do(patrol.office.teacher, mine, "judge", **told).status_code == 404
    assert patrol.do(patrol.office.teacher, mine, "note", note="追記。").status_code == 302


def test_sent_twice_it_is_one(patrol: PatrolSchool) -> None:
    client, url = patrol.client(patrol.guidance), reverse("publishing:tell")
    pk = str(client.get(url).context["form"]["id"].value())
    form = {"id": pk, "address": "https://b.example/1", "text": "きもい", "finds": ["person"]}
    assert [client.post(url, form).status_code for _ in range(2)] == [302, 302]
    assert Post.unguarded.count() == 1
    back = client.post(url, form | {"id": "", "finds": []})
    assert back.status_code == 422
    assert "https://b.example/1" in back.content.decode()
