"""The basic policy: versions, what is missing, voices, whom it was explained to."""

from typing import Any

import pytest
from django.urls import reverse
from tests.year.conftest import Year
from tests.year.test_record import send

from mamori.year.acts.policy import MANUALS, SECTIONS

WHOLE = {code: f"{code}について。" for code, _ in (*SECTIONS, *MANUALS)}


def policy(year: Year) -> Any:
    return year.client(year.principal).get(reverse("year:policy")).context["policy"]


@pytest.mark.row("HOK-045")
@pytest.mark.row("HOK-046")
@pytest.mark.row("HOK-047")
def test_a_version_that_lacks_a_part_or_a_manual_is_not_adopted(year: Year) -> None:
    half = {code: WHOLE[code] for code in ("prevention", "guidance")}
    send(year, year.nurse, "policy-drafted", **half)
    [draft] = policy(year).versions
    assert draft.is_draft
    assert len(draft.missing) == len(WHOLE) - 2
    refused = send(year, year.principal, "policy-adopted", **half)
    assert refused.status_code == 422
    assert "preventionについて。" in refused.content.decode()
    assert send(year, year.principal, "policy-adopted", **WHOLE).status_code == 302
    assert policy(year).adopted.missing == []
    assert year.state("publish-policy") == "open"
    form = year.client(year.principal).get(reverse("year:record", args=["policy-adopted"]))
    assert form.context["form"]["guidance"].value() == WHOLE["guidance"]


@pytest.mark.row("HOK-053")
@pytest.mark.row("HOK-054")
@pytest.mark.row("HOK-072")
def test_voices_review_and_change_stand_together(year: Year) -> None:
    send(year, year.principal, "policy-adopted", **WHOLE)
    send(year, year.nurse, "policy-drafted", **WHOLE | {"prevention": "朝の見守りを加える。"})
    send(year, year.nurse, "voices-heard", of=["guardians"], said="分かりやすくしてほしい。")
    assert (year.state("hear-voices"), year.state("let-pupils-take-part")) == ("met", "open")
    send(year, year.nurse, "voices-heard", of=["pupils"], said="児童会で話し合った。")
    assert year.state("let-pupils-take-part") == "met"
    send(year, year.nurse, "policy-reviewed", works="働いている。", changes="朝の見守り。")
    send(year, year.principal, "policy-adopted", **WHOLE | {"prevention": "朝の見守りを加える。"})
    found = policy(year)
    [change] = found.changes
    assert (change.gone, change.new) == (["preventionについて。"], ["朝の見守りを加える。"])
    assert (len(found.voices), len(found.reviews)) == (2, 1)


@pytest.mark.row("HOK-051")
@pytest.mark.row("HOK-052")
def test_to_whom_it_was_explained_is_known_class_by_class(year: Year) -> None:
    fields: dict[str, Any] = {"occasion": "year-start", "material": "だより第1号",
                              "classes": [str(year.classes[0].pk)]}  # fmt: skip
    without = send(year, year.homeroom, "policy-explained", to=["guardians"],
                   covers=["policy", "windows"], **fields)  # fmt: skip
    assert without.status_code == 422
    assert without.context["missing"]
    send(year, year.homeroom, "policy-explained", to=["guardians"],
         covers=["policy", "windows", "police-rule"], **fields)  # fmt: skip
    assert year.state("explain-to-guardians") == "met"
    assert year.state("explain-police-rule") == "met"
    assert year.state("explain-to-pupils") == "open"
    reached = {str(says): (there, missing) for says, there, missing in policy(year).reached}
    assert (["3年1組"], ["4年1組"]) in reached.values()
    assert ([], ["3年1組", "4年1組"]) in reached.values()
