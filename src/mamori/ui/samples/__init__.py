"""Invented words for the style guide, one file a language."""

import tomllib
from datetime import UTC, datetime, timedelta
from importlib import resources
from typing import Any

from django import forms
from django.utils.html import format_html

from mamori.ui import widgets
from mamori.ui.components import render
from mamori.ui.dates import known
from mamori.ui.templatetags.ui import when

Sample = dict[str, Any]
LINE = "020 7946 0123"  # from a range kept for plays and films
NOON = datetime(2026, 11, 23, 3, 5, tzinfo=UTC)


def samples(language: str) -> Sample:
    """Return the words for a language, with the parameters that templates cannot write."""
    file = resources.files(__name__) / f"{known(language)}.toml"
    sample: Sample = tomllib.loads(file.read_text(encoding="utf-8"))
    return sample | {
        "today": NOON.date(),
        "lines": [{"text": sample["form"]["danger"][0], "number": LINE, "href": f"tel:{LINE}"}],
        "duties": [_duty(sample, duty) for duty in sample["duty"]],
        "events": [
            item | {"when": when(NOON - timedelta(days=step, hours=step))}
            for step, item in enumerate(reversed(sample["timeline"]))
        ],
        "summary": [_row(row) for row in sample["row"]],
        "table_head": [{"text": text} for text in sample["table"]["head"]],
        "table_rows": [[{"text": cell} for cell in row] for row in sample["table"]["rows"]],
        "tasks": [_task(task) for task in sample["task"]],
        "tag_list": [{"name": name, "text": text} for name, text in sample["tags"].items()],
        "pages": [{"number": n, "href": f"#{n}", "current": n == 2} for n in (1, 2, 3)],
        "trail": [{"text": text, "href": "#"} for text in sample["nav"][:2]],
    }


def frame(sample: Sample) -> Sample:
    """Return what `ui/base.html` shows around a page."""
    nav = [
        {"text": text, "href": "#", "current": not place}
        for place, text in enumerate(sample["nav"])
    ]
    return {
        "school_name": sample["school"],
        "person": sample["person"],
        "nav": nav,
        "main_action": {"text": sample["action"], "href": "#"},
        "footer_links": [{"text": text, "href": "#"} for text in sample["nav"][-2:]],
    }


class _Form(forms.Form):
    """A form whose fields are put in when its language is known."""


def sign_form(sample: Sample, data: Sample | None = None, prefix: str = "") -> forms.Form:
    """Return a form with every kind of field in it."""
    words = sample["form"]

    def with_hint(name: str) -> Sample:
        return {"label": words[name][0], "help_text": words[name][1]}

    def choices(name: str) -> Sample:
        return {"choices": [(text, text) for text in words[f"{name}s"]]} | with_hint(name)

    hints = {words["channels"][1]: words["channel_hint"]}
    fields: dict[str, forms.Field] = {
        "find": forms.CharField(**with_hint("find"), required=False, widget=widgets.SearchInput),
        "room": forms.ChoiceField(**choices("room"), required=False),
        "words": forms.CharField(
            **with_hint("words"), widget=widgets.LongText(count=True), max_length=500
        ),
        "at": forms.DateTimeField(**with_hint("at"), widget=widgets.MomentInput, initial=NOON),
        "day": forms.DateField(**with_hint("day"), widget=widgets.DayInput, required=False),
        "place": forms.ChoiceField(**choices("place"), widget=widgets.Radios(inline=True)),
        "channel": forms.MultipleChoiceField(
            **choices("channel"), widget=widgets.Checkboxes(hints=hints)
        ),
        "danger": forms.BooleanField(**with_hint("danger"), required=False),
        "picture": forms.FileField(**with_hint("picture"), required=False),
        "secret": forms.CharField(**with_hint("secret"), widget=forms.PasswordInput),
    }
    form = _Form(data, prefix=prefix or None)
    form.fields = fields
    return form


def door_form(sample: Sample) -> forms.Form:
    label, hint = sample["form"]["words"]
    words = forms.CharField(label=label, help_text=hint, widget=widgets.LongText(rows=4))
    form = _Form()
    form.fields = {"words": words}
    return form


def _duty(sample: Sample, duty: Sample) -> Sample:
    words = sample["words"]
    due = format_html("{} {}", when(NOON.date(), "short"), words["late_by"])
    rest = {"clause": sample["clause"], "also": words["also"], "proof": words["proof"]}
    return duty | rest | {"href": "#", "due": due}


def _row(row: Sample) -> Sample:
    value = {"html": when(NOON)} if row["value"] == "day" else {"text": row["value"]}
    links = [{"text": row["link"], "href": "#", "visuallyHiddenText": row["key"]}]
    shown = {"key": {"text": row["key"]}, "value": value}
    return shown | ({"actions": {"items": links}} if row["link"] else {})


def _task(task: Sample) -> Sample:
    tag = render("tag", text=task["status"])
    return {"title": {"text": task["title"]}, "href": "#", "status": {"html": tag}}
