"""The chronology as a paper: what its reader may read on the page, and nothing in its head."""

import io

import pytest
from django.test import Client
from pypdf import PdfReader
from tests.cases.copies import ONLY_A_FEW, Story, story, told_once
from tests.factories import make_staff, sign_in

from mamori.cases.actions import Deed, take_step
from mamori.journal.queries import entries
from mamori.people.models import Account, Post

__all__ = ["story", "told_once"]


def paper(by: Account, story: Story, **asked: str) -> PdfReader:
    answer = sign_in(Client(), by).get(f"/cases/{story.case.pk}/chronology.pdf", asked)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'inline; filename="chronology.pdf"'
    assert answer["Cache-Control"] == "no-store"
    return PdfReader(io.BytesIO(answer.content))


def words(found: PdfReader) -> str:
    """Return its words without the breaks of its lines."""
    return "".join("".join(page.extract_text().split()) for page in found.pages)


def test_every_entry_is_on_it_with_its_corrections(story: Story) -> None:
    told = words(paper(story.room.homeroom, story))
    for said in ("ねむれない。", "うちで父になぐられる。", "前にも上履きが無くなった。"):
        assert said in told
    assert told.index("れんたくんと") < told.index("笑ったのは高橋蓮太さんだけ。")
    assert "担任一" in told  # who printed it stands at the foot


@pytest.mark.row("HOK-012")
def test_what_only_a_few_may_read_is_on_no_paper_whoever_prints_it(story: Story) -> None:
    for by in (story.room.homeroom, story.room.nurse):
        told = words(paper(by, story))
        assert not [said for said in ONLY_A_FEW if said in told]
        assert "Onlyafewmayreadthisentry." in told


def test_it_holds_the_part_that_was_asked_for_in_its_order(story: Story) -> None:
    told = words(paper(story.room.nurse, story, child=str(story.actor.pk), order="oldest"))
    assert told.index("うちで父になぐられる。") < told.index("由美さんは知らなかった")
    assert "ねむれない。" not in told
    assert "Onlyapartoftheentriesisonthispaper." in told
    told = words(paper(story.room.nurse, story, order="oldest"))
    assert "Onlyapartoftheentriesisonthispaper." not in told
    newest = words(paper(story.room.nurse, story))
    assert newest.index("家のこと。") < newest.index("ねむれない。")
    assert told.index("ねむれない。") < told.index("家のこと。")


def test_nobody_is_named_in_its_title_or_its_marks(story: Story) -> None:
    found = paper(story.room.nurse, story)
    told = [str(value) for value in (found.metadata or {}).values()]
    told += [str(mark.title) for mark in found.outline if not isinstance(mark, list)]
    assert told
    assert not [one for one in told if "池田" in one or story.case.number in one]


def test_printing_is_reading_and_the_page_leads_to_it(story: Story) -> None:
    client = sign_in(Client(), story.room.nurse)
    page = client.get(f"/cases/{story.case.pk}/", {"show": "facts"}).content.decode()
    assert f'href="/cases/{story.case.pk}/chronology.pdf?show=facts"' in page
    before = len(entries([story.case.stream], kinds=["record.read"]))
    client.get(f"/cases/{story.case.pk}/chronology.pdf")
    assert len(entries([story.case.stream], kinds=["record.read"])) == before + 1


def test_whoever_was_asked_to_help_can_print_it_too(story: Story) -> None:
    helper = make_staff(story.room.school, "手伝 う", Post.Role.TEACHER)
    seated = frozenset({helper.person_id})
    deed = Deed(attrs={"why": "asked"}, words={"task": "見守り"}, seated=seated)
    take_step(by=story.room.nurse, case=story.case, step="let-in", deed=deed)
    assert "ねむれない。" in words(paper(helper, story))
