"""Many people of whom nobody need be chosen are folded; who is ticked always stands open."""

import re
from uuid import UUID, uuid4

import pytest
from django import forms

from mamori.ui.fields import MANY, People

STAFF = [(str(uuid4()), f"Teacher {at}") for at in range(MANY + 5)]


def shown(offered: list[tuple[str, str]], *, required: bool = False, **form: object) -> str:
    class Asking(forms.Form):
        people = People(offered, several=True, required=required, label="Who?")

    return str(Asking(**form)["people"].as_field_group())  # type: ignore[arg-type]  # as the tests give them


def before_fold(html: str) -> list[str]:
    return re.findall(r'value="([^"]+)"', html.partition("<details")[0])


def test_nobody_ticked_all_are_in_the_fold() -> None:
    html = shown(STAFF)
    assert "<details" in html
    assert "Choose from 15" in html
    assert before_fold(html) == []
    assert re.findall(r'value="([^"]+)"', html) == [pk for pk, _name in STAFF]
    assert len(set(re.findall(r'<input[^>]* id="([^"]+)"', html))) == len(STAFF)


def test_who_is_ticked_stands_open_and_stays_ticked() -> None:
    ticked = [STAFF[3][0], STAFF[9][0]]
    html = shown(STAFF, data={"people": ticked})
    assert before_fold(html) == ticked
    assert html.partition("<details")[0].count(" checked") == 2
    assert "Choose from 13" in html
    assert " open" not in html.partition("<details")[2]


def test_with_a_mistake_in_it_the_fold_is_open() -> None:
    html = shown(STAFF, data={"people": ["nobody"]})
    assert re.search(r"<details[^>]* open", html)
    assert "govuk-error-message" in html


@pytest.mark.parametrize(("number", "required"), [(MANY, False), (MANY + 5, True)])
def test_few_are_not_folded_nor_where_somebody_must_be_chosen(
    number: int,
    required: bool,  # noqa: FBT001 -- a value of the table above
) -> None:
    html = shown(STAFF[:number], required=required)
    assert "<details" not in html
    assert len(before_fold(html)) == number


def test_what_is_chosen_in_the_fold_is_chosen() -> None:
    class Asking(forms.Form):
        people = People(STAFF, several=True, required=False)

    form = Asking({"people": [STAFF[7][0]]})
    assert form.is_valid()
    assert form.cleaned_data["people"] == {UUID(STAFF[7][0])}
