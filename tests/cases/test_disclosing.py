"""Handing a case over: what each reader gets, what nobody gets, and the proof of every word."""

import hashlib
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from tests.base.media.pictures import png_from_a_phone
from tests.cases.conftest import Staffroom
from tests.cases.copies import (
    NAMES,
    ONLY_A_FEW,
    Story,
    asked,
    fact,
    handed,
    looked_at,
    made_for,
    problems,
    story,
    take,
    tell,
    texts,
    told_once,
    url,
)
from tests.factories import make_staff, sign_in

from mamori.cases.actions import Sign, acknowledge, split
from mamori.cases.proof import attached
from mamori.cases.proof.copying import copy_of
from mamori.core.seal.bundle import Listed, Summary, verify_bundle
from mamori.journal.actions import erase
from mamori.journal.queries import entries, fingerprint_of
from mamori.people.models import Post

__all__ = ["story", "told_once"]

MAMORI = Path(sys.executable).parent / "mamori"
WHOLE = ("third-party-committee", "board", "court")
OF_ONE_CHILD = ("family", "other-school")


class TestForAnInquiry:
    def test_every_entry_is_there_in_full_with_names_and_its_proof(self, story: Story) -> None:
        told = texts(made_for(story, "third-party-committee"))
        assert {"report.html", "report.pdf", "case.json", "chain.jsonl"} <= told.keys()
        for words in (
            "うちで父になぐられる。",
            "髙橋 蓮太",
            "前にも上履きが無くなった。",
            "教頭 四",
        ):
            for name in ("report.html", "report.pdf in words", "case.json"):
                assert words in told[name], (words, name)
        assert "An adult of the school is named" in told["report.html"]
        # A correction stands beside what it corrects, which stays to be read.
        page = told["report.html"]
        wrong = page.index("れんたくんと Hanhさんが笑った。")
        assert wrong < page.index("笑ったのは高橋蓮太さんだけ。") < page.index("うちで父に")

    @pytest.mark.row("HOK-012")
    @pytest.mark.parametrize("to", WHOLE + OF_ONE_CHILD)
    def test_what_only_a_few_may_read_is_in_no_version(self, story: Story, to: str) -> None:
        for name, told in texts(made_for(story, to)).items():
            assert not [words for words in ONLY_A_FEW if words in told], name
            assert "care.noted" not in told, name  # the kind of an entry tells of it already

    def test_the_log_of_readers_and_other_cases_are_not_in_it(self, story: Story) -> None:
        made = made_for(story, "court")
        assert "record.read" not in texts(made)["chain.jsonl"]
        summary = next(one for one in verify_bundle(io.BytesIO(made)) if isinstance(one, Summary))
        assert (summary.version, summary.first) == ("court", 1)
        assert summary.others > 0

    def test_one_line_for_several_posts_is_several_facts(self, story: Story) -> None:
        acknowledge(by=story.room.principal, case=story.case)
        facts = entries([story.case.stream], kinds=["hop.acknowledged"])
        assert len(facts) == 2
        told = texts(made_for(story, "court"))
        assert told["report.html"].count("Has read it") == 1
        assert all(str(one.id) in told["case.json"] for one in facts)

    def test_files_go_along_as_they_came(self, story: Story) -> None:
        made = made_for(story, "third-party-committee")
        with zipfile.ZipFile(io.BytesIO(made)) as archive:
            (name,) = [name for name in archive.namelist() if name.startswith("evidence/")]
            assert archive.read(name) == png_from_a_phone()
        assert name in texts(made)["report.html"]
        assert hashlib.sha256(png_from_a_phone()).hexdigest() in texts(made)["report.html"]

    def test_a_file_that_is_damaged_is_told_and_does_not_go_along(
        self, room: Staffroom, sign: Sign, settings: Any
    ) -> None:
        story = tell(room, sign)  # of its own: the file stays damaged
        (kept,) = (fact(story, "evidence.added").words or {})["files"]
        path = Path(settings.MAMORI_DATA) / "files" / "cases" / kept["id"]
        path.write_bytes(path.read_bytes()[:-1])
        made = made_for(story, "third-party-committee")
        assert problems(made) == []
        told = texts(made)
        assert not [name for name in told if name.startswith("evidence/")]
        assert "Not in the zip" in told["report.html"]

    def test_files_that_are_too_much_for_one_zip_are_told_with_their_digest(
        self, story: Story, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(attached, "MOST", 10)
        told = texts(made_for(story, "third-party-committee"))
        assert not [name for name in told if name.startswith("evidence/")]
        assert hashlib.sha256(png_from_a_phone()).hexdigest() in told["report.html"]

    def test_somebody_with_nothing_but_the_program_checks_it(
        self, story: Story, tmp_path: Path
    ) -> None:
        made = made_for(story, "third-party-committee")
        (tmp_path / "case.zip").write_bytes(made)
        empty = tmp_path / "empty"
        empty.mkdir()
        digits = fingerprint_of(story.room.school.pk)
        done = subprocess.run(
            [MAMORI, "journal", "verify", "--export", "case.zip", "--key", digits],
            cwd=tmp_path,
            env={"PATH": os.environ["PATH"], "MAMORI_DATA": str(empty)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        assert "case.zip: holds" in done.stdout
        assert "That is the school's key" in done.stdout
        assert not list(empty.iterdir())

    def test_a_word_changed_in_the_report_is_found(self, story: Story) -> None:
        made = made_for(story, "third-party-committee")
        at = made.index("うちで父になぐられる。".encode())
        forged = made[:at] + "うちで母に".encode() + made[at + len("うちで母に".encode()) :]
        assert len(forged) == len(made)
        assert problems(forged)


class TestForOneChild:
    @pytest.mark.row("HOK-114")
    @pytest.mark.parametrize("to", OF_ONE_CHILD)
    def test_nobody_else_is_named_in_any_file_however_much_is_ticked(
        self, story: Story, to: str
    ) -> None:
        made = made_for(story, to, everything=True, whom="髙橋さんの件", why="蓮太さんのため")
        assert problems(made) == []
        for name, told in texts(made).items():
            assert not [one for one in NAMES if one in told], name
            assert not [one for one in story.others if str(one.pk) in told], name
            assert not [one for one in story.others if one.pk.hex in told], name
            assert "reporter" not in told, name

    def test_what_names_nobody_else_is_there_in_full_and_proven(self, story: Story) -> None:
        made = made_for(story, "family")
        told = {one["id"]: one for one in json.loads(texts(made)["case.json"])["facts"]}
        talk, crossed = (str(fact(story, "interview.held", number).id) for number in (0, 1))
        assert told[talk]["words"] == {"said": "ねむれない。"}
        assert told[crossed]["words"] is None
        said = "[another child A]くんと [another child B]さんが笑った。[another child C]もいた。"
        assert said in told[crossed]["text"]
        assert said in texts(made)["report.html"]
        found = [one for one in verify_bundle(io.BytesIO(made)) if isinstance(one, Listed)]
        proven = {one.fact: one.proven for one in found}
        assert (proven[talk], proven[crossed]) == (True, False)

    def test_staff_who_are_called_as_anothers_home_stay_staff(self, story: Story) -> None:
        namesake = make_staff(story.room.school, "髙橋 由美", Post.Role.COMMITTEE)
        both = frozenset({namesake.person_id, story.room.nurse.person_id})
        words = {"decided": "由美さんと話す。", "roles": "みんな。"}
        take(story, "decide-policy", story.room.child, words=words, behind=both)
        told = texts(made_for(story, "family"))["report.html"]
        (members,) = re.findall("Which members decided this\\? – ([^<\n]+)", told)
        assert set(members.split(", ")) == {"養護 六", "髙橋 由美"}
        assert "[home of another child A]さんと話す。" in told

    def test_what_others_told_of_themselves_is_only_listed(self, story: Story) -> None:
        told = texts(made_for(story, "family"))
        for name in told:
            assert "うちで父になぐられる。" not in told[name]
            assert "家のこと。" not in told[name]
        assert "[another child A]" in told["report.html"]
        assert told["report.html"].count("What was said and done stands only in the journal.") > 1
        assert "三回かくした。" in told["report.html"]  # the necessary facts (art. 28 (2))

    def test_who_told_is_protected(self, story: Story) -> None:
        told = texts(made_for(story, "family"))["report.html"]
        assert "[another child]さんから聞いた。" in told
        page = sign_in(Client(), story.room.nurse).post(
            url(story), asked(story, "family", look="1")
        )
        offered = {piece.id for piece in page.context["copy"].pieces}
        assert fact(story, "interview.held", 3).id not in offered

    def test_for_the_other_side_the_child_who_was_hurt_is_the_other(self, story: Story) -> None:
        made = made_for(story, "family", subjects=str(story.actor.pk))
        told = texts(made)
        assert "うちで父になぐられる。" in told["report.html"]
        for name in told:
            assert "結衣" not in told[name]
            assert str(story.room.child.pk) not in told[name]
            assert "ねむれない。" not in told[name]

    def test_a_human_decides_what_goes_along(self, story: Story) -> None:
        form = looked_at(story.room.nurse, story, "family")
        talk = str(fact(story, "interview.held").id)
        meeting = str(fact(story, "meeting.held").id)
        assert talk in form["entries"]
        assert meeting not in form["entries"]
        form["entries"] = [meeting]
        told = texts(handed(story.room.nurse, story, form))["report.html"]
        assert "家のこと。" in told
        assert "ねむれない。" not in told

    def test_only_a_child_of_the_case_can_be_what_it_is_about(self, story: Story) -> None:
        for child in (story.teller.pk, None):
            with pytest.raises(ValueError, match="about a child of the case"):
                copy_of(story.case, to="family", child=child, language="en")

    def test_a_case_that_began_here_about_others_is_not_named(self, story: Story) -> None:
        pupils = frozenset({story.actor.pk})
        second = split(
            by=story.room.principal, case=story.case, carried=[], pupils=pupils, why="別"
        )
        for to, there in (("family", False), ("court", True)):
            told = texts(made_for(story, to, everything=True))
            assert (str(second.pk) in told["case.json"]) is there
            assert (str(second.pk) in told["chain.jsonl"]) is there

    def test_no_file_goes_along(self, story: Story) -> None:
        told = texts(made_for(story, "family"))
        assert not [name for name in told if name.startswith("evidence/")]


def test_a_correction_of_a_correction_is_closed_with_what_it_corrects(story: Story) -> None:
    page = sign_in(Client(), story.room.homeroom).get(f"/cases/{story.case.pk}/").content.decode()
    assert "からだの性" not in page
    page = sign_in(Client(), story.room.nurse).get(f"/cases/{story.case.pk}/").content.decode()
    assert "やはり、からだの性のこと。" in page


def test_what_was_erased_is_listed_without_words(room: Staffroom, sign: Sign) -> None:
    story = tell(room, replace(sign, words="消えることば"))
    erase(by=None, ledger=room.school.pk, stream=story.joined.stream, why="kept-long-enough")
    made = made_for(story, "court")
    assert problems(made) == []
    assert "The words were erased." in texts(made)["report.html"]
