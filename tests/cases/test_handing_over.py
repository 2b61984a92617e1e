"""The page on which a case is handed over: looked at first, counted, noted, and never unseen."""

import hashlib
from typing import Any

import pytest
from django.test import Client
from tests.cases.copies import (
    Story,
    asked,
    fact,
    looked_at,
    made_for,
    story,
    texts,
    told_once,
    url,
)
from tests.factories import make_pupil, sign_in

from mamori.cases.actions import add_note
from mamori.journal.queries import entries

__all__ = ["story", "told_once"]


@pytest.mark.row("HOK-114")
def test_what_was_given_to_whom_and_why_stands_in_the_case(story: Story) -> None:
    made = made_for(story, "family", whom="池田さんのご家族")
    noted = fact(story, "record.disclosed")
    assert noted.attrs == {"to": "family", "version": "one-child", "language": "en"}
    assert noted.subjects == [story.room.child.pk]
    digest = hashlib.sha256(made).hexdigest()
    assert noted.words == {"whom": "池田さんのご家族", "why": "法28条", "sha256": digest}
    page = sign_in(Client(), story.room.homeroom).get(f"/cases/{story.case.pk}/")
    for words in ("池田さんのご家族", "法28条", digest, "A copy was handed over"):
        assert words in page.content.decode()


def test_a_later_copy_tells_of_the_first_but_no_family_of_anothers(story: Story) -> None:
    made_for(story, "family", subjects=str(story.actor.pk), whom="髙橋家")
    assert "髙橋家" in texts(made_for(story, "court"))["report.html"]
    page = sign_in(Client(), story.room.nurse).post(url(story), asked(story, "family", look="1"))
    kinds = {piece.entry.kind for piece in page.context["copy"].pieces}
    assert "record.disclosed" not in kinds


def test_one_sees_first_what_would_be_in_it_counted(story: Story) -> None:
    client = sign_in(Client(), story.room.nurse)
    page = client.post(url(story), asked(story, "third-party-committee", look="1"))
    told = page.content.decode()
    counted = dict(page.context["counted"])
    assert sum(counted) == len(list(page.context["copy"].each()))
    assert 'name="entries"' not in told
    assert "Without words: only a few may read it" in told
    assert "cannot be taken back" in told
    told = client.post(url(story), asked(story, "family", look="1")).content.decode()
    assert "Left out: Only a few may read it" in told
    assert "Left out: It would tell who told" in told
    assert "[another child A]" in told
    assert not entries([story.case.stream], kinds=["record.disclosed"])


def test_nothing_leaves_that_nobody_looked_at(story: Story) -> None:
    by = story.room.nurse
    form = looked_at(by, story, "third-party-committee")
    add_note(by=by, case=story.case, words="あとから。")
    answer = sign_in(Client(), by).post(url(story), form)
    assert answer.status_code == 422
    assert "This is not what you looked at" in answer.content.decode()
    assert not entries([story.case.stream], kinds=["record.disclosed"])


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"sure": ""}, "Tick this when you have looked at it."),
        ({"entries": []}, "Tick at least one entry."),
        ({"subjects": ""}, "Choose the child."),
        ({"whom": ""}, "This field is required."),
        ({"language": "ja"}, "This is not what you looked at"),
    ],
)
def test_what_is_missing_is_asked_for(story: Story, change: dict[str, Any], says: str) -> None:
    form = looked_at(story.room.nurse, story, "family") | change
    answer = sign_in(Client(), story.room.nurse).post(url(story), form)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not entries([story.case.stream], kinds=["record.disclosed"])


def test_nobody_but_a_child_of_the_case_can_be_asked_for(story: Story) -> None:
    stranger = make_pupil(story.room.school, "他人 一")
    for child in (stranger, story.teller):
        form = asked(story, "family", subjects=str(child.pk), look="1")
        answer = sign_in(Client(), story.room.nurse).post(url(story), form)
        assert answer.status_code == 422


def test_the_file_is_kept_by_no_browser_and_its_name_tells_nothing(story: Story) -> None:
    form = looked_at(story.room.nurse, story, "family")
    answer = sign_in(Client(), story.room.nurse).post(url(story), form)
    assert answer["Cache-Control"] == "no-store"
    assert answer["Content-Disposition"] == 'attachment; filename="case.zip"'


def test_the_committee_finds_the_way_and_others_none(story: Story) -> None:
    link = f'href="{url(story)}"'
    page = f"/cases/{story.case.pk}/record/"
    assert link in sign_in(Client(), story.room.nurse).get(page).content.decode()
    assert link not in sign_in(Client(), story.room.homeroom).get(page).content.decode()
    assert sign_in(Client(), story.room.homeroom).get(url(story)).status_code == 404


def test_whom_the_case_names_cannot_make_or_know_of_a_copy(story: Story) -> None:
    made_for(story, "court")
    client = sign_in(Client(), story.room.vice_principal)
    for where in (url(story), f"/cases/{story.case.pk}/chronology.pdf"):
        assert client.get(where).status_code == 404
    assert client.post(url(story), asked(story, "court", send="1")).status_code == 404
