import re
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django import forms
from django.template import engines
from django.test.html import Element, parse_html
from django.utils.translation import override

from mamori.ui.forms import (
    Checkboxes,
    DayInput,
    LongText,
    MomentInput,
    Radios,
    SearchInput,
    error_summary,
)

CLASSES = [("1-1", "Class 1-1"), ("1-2", "Class 1-2")]


class EveryField(forms.Form):
    title = forms.CharField(help_text="One line", max_length=40)
    words = forms.CharField(widget=LongText(rows=8))
    counted = forms.CharField(widget=LongText(count=True), max_length=200, required=False)
    room = forms.ChoiceField(choices=[("Year 1", CLASSES), ("other", "Another")])
    place = forms.ChoiceField(
        choices=[("in", "At school"), ("out", "Outside")], widget=Radios(hints={"out": "Or online"})
    )
    pupils = forms.MultipleChoiceField(
        choices=[("Year 1", CLASSES), ("Year 2", [("2-1", "Class 2-1")])], widget=Checkboxes
    )
    danger = forms.BooleanField(help_text="Then somebody is called")
    day = forms.DateField(widget=DayInput)
    at = forms.DateTimeField(widget=MomentInput)
    find = forms.CharField(widget=SearchInput, required=False)
    secret = forms.CharField(widget=forms.PasswordInput)
    picture = forms.FileField(widget=forms.FileInput(attrs={"accept": "image/*"}))
    token = forms.CharField(widget=forms.HiddenInput)


def elements(html: str) -> list[Element]:
    found: list[Element] = []

    def walk(node: Any) -> None:
        if isinstance(node, Element):
            found.append(node)
            for child in node.children:
                walk(child)

    walk(parse_html(html))
    return found


def control(form: forms.Form, name: str) -> dict[str, str]:
    html = form[name].as_widget() if form[name].is_hidden else form[name].as_field_group()
    for element in elements(html):
        if element.name in {"input", "textarea", "select"}:
            return {"tag": element.name} | dict(element.attributes)
    raise AssertionError(name)


@pytest.mark.parametrize(
    ("name", "attributes"),
    [
        ("title", {"tag": "input", "type": "text", "maxlength": "40", "class": "govuk-input"}),
        ("words", {"tag": "textarea", "rows": "8"}),
        ("room", {"tag": "select", "class": "govuk-select"}),
        ("place", {"type": "radio", "id": "id_place", "value": "in"}),
        ("pupils", {"type": "checkbox", "id": "id_pupils", "value": "1-1"}),
        ("danger", {"type": "checkbox", "value": "on"}),
        ("day", {"type": "date"}),
        ("at", {"type": "datetime-local"}),
        ("find", {"type": "search"}),
        ("secret", {"type": "password", "autocomplete": "current-password"}),
        ("picture", {"type": "file", "accept": "image/*"}),
        ("token", {"type": "hidden"}),
    ],
)
def test_each_kind_of_field_gets_its_control(name: str, attributes: dict[str, str]) -> None:
    assert attributes.items() <= control(EveryField(), name).items()


@pytest.mark.parametrize("name", [n for n in EveryField.base_fields if n != "token"])
def test_a_wrong_field_says_so_to_eyes_and_to_readers(name: str) -> None:
    form = EveryField(data={"counted": "x" * 201, "find": "\0"}, files={})
    html = form[name].as_field_group()
    ids = {value for one in elements(html) for key, value in one.attributes if key == "id"}
    describers = {
        value
        for one in elements(html)
        for key, value in one.attributes
        if key == "aria-describedby"
    }
    assert "govuk-form-group--error" in html
    assert '<span class="govuk-visually-hidden">Error:</span>' in html
    assert 'aria-invalid="true"' in html
    assert f"id_{name}-error" in ids
    assert {ident for value in describers for ident in value.split()} <= ids
    assert any(f"id_{name}-error" in value for value in describers)


def test_every_id_of_a_form_is_there_once_and_the_summary_leads_to_one() -> None:
    form = EveryField(data={}, files={})
    ids = [v for one in elements(str(form)) for key, v in one.attributes if key == "id"]
    summary = error_summary(form)
    assert summary is not None
    targets = [one["href"].removeprefix("#") for one in summary["errorList"] if "href" in one]
    assert len(ids) == len(set(ids))
    assert len(targets) == 10
    assert set(targets) <= set(ids)


def test_what_was_chosen_and_typed_comes_back() -> None:
    data = {
        "title": "A <b>sign</b>",
        "words": "first\nsecond",
        "room": "1-2",
        "place": "out",
        "pupils": ["1-1", "2-1"],
        "danger": "on",
        "secret": "not shown again",
    }
    html = str(EveryField(data=data))
    assert 'value="A &lt;b&gt;sign&lt;/b&gt;"' in html
    assert "first\nsecond</textarea>" in html
    assert "not shown again" not in html
    assert html.count(" checked") == 4
    assert html.count(" selected") == 1


def test_dates_are_written_as_their_inputs_read_them() -> None:
    initial = {"day": date(2026, 11, 23), "at": datetime(2026, 11, 23, 5, 30, tzinfo=UTC)}
    form = EveryField(initial=initial)
    with override("vi"):
        assert control(form, "day")["value"] == "2026-11-23"
        assert control(form, "at")["value"] == "2026-11-23T14:30"


def test_what_may_stay_empty_says_so_except_a_search() -> None:
    form = EveryField()
    assert "Counted (optional)" in form["counted"].as_field_group()
    assert "optional" not in form["find"].as_field_group()
    assert "optional" not in form["title"].as_field_group()


def test_a_long_text_is_counted_rather_than_cut_off() -> None:
    html = EveryField()["counted"].as_field_group()
    assert 'data-maxlength="200"' in html
    assert " maxlength" not in html


def test_a_hint_stands_under_its_choice_and_a_group_above_its_own() -> None:
    form = EveryField()
    assert "Or online" in form["place"].as_field_group()
    assert '<div class="govuk-checkboxes__divider">Year 2</div>' in form["pupils"].as_field_group()
    assert '<optgroup label="Year 1">' in form["room"].as_field_group()


def test_the_summary_names_the_field_where_the_sentence_does_not() -> None:
    class Report(forms.Form):
        words = forms.CharField(label="What happened", error_messages={"required": "Write a line."})
        where = forms.CharField(label="Where")

    page = engines["django"].from_string("{% load ui %}{% error_summary form %}")
    html = page.render({"form": Report(data={})})
    assert '<a href="#id_words">Write a line.</a>' in html
    assert '<a href="#id_where">Where – This field is required.</a>' in html
    assert page.render({"form": Report()}) == ""


def test_the_summary_asks_for_the_file_again() -> None:
    summary = error_summary(EveryField(data={}))
    assert summary is not None
    assert "choose your file again" in summary["descriptionText"]


def test_a_child_gets_the_summary_in_letters_it_can_read() -> None:
    with override("ja"):
        told = error_summary(EveryField(data={}), child=True)
        usual = error_summary(EveryField(data={}))
    assert told is not None
    assert usual is not None
    assert not re.search("[一-鿿]", told["titleText"] + told["descriptionText"])
    assert told["errorList"] == usual["errorList"]


def test_a_widget_nobody_knows_still_gets_label_hint_and_error() -> None:
    class Split(forms.Form):
        at = forms.SplitDateTimeField(help_text="Day and time")

    html = Split(data={})["at"].as_field_group()
    assert "govuk-error-message" in html
    assert "govuk-hint" in html
    assert 'name="at_0"' in html
