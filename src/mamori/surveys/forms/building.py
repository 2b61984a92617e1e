"""Writing a form of the school's own, question by question, in the languages it has."""

import uuid
from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language_info, gettext_lazy
from django.utils.translation import gettext as _

from mamori.core.policy.entries import ANYTHING, CHOOSING, Code, Question
from mamori.surveys.questions import Sheet
from mamori.surveys.secrets import asks_for_a_secret
from mamori.ui.forms import Checkboxes, LongText, Radios

WORRIES = "!"  # stands before a choice that worries
KINDS = [
    ("yes-no", gettext_lazy("Yes or no")),
    ("choice", gettext_lazy("One of several answers")),
    ("several", gettext_lazy("Several answers")),
    ("whom", gettext_lazy("With whom the child would like to talk")),
    ("text", gettext_lazy("In the child's own words")),
    ("tick", gettext_lazy("A line to tick")),
]
FLAGS = [
    ("yes", gettext_lazy("The answer yes, or a tick")),
    ("no", gettext_lazy("The answer no")),
    (ANYTHING, gettext_lazy("Whatever is answered")),
]


def called(language: str) -> str:
    """Return the name of a language in itself."""
    return str(get_language_info(language)["name_local"])


class TitleForm(forms.Form):
    """What a form is called; it has the languages in which it is called something."""

    marks_optional = False

    def __init__(self, *args: Any, main: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.main = main
        for code, _name in settings.LANGUAGES:
            self.fields[f"title-{code}"] = forms.CharField(
                label=_("Title – %(language)s") % {"language": called(code)},
                required=code == main,
                max_length=120,
            )

    def title(self) -> Mapping[str, str]:
        """Return the title in each language. The form is valid."""
        return _by_language(self.cleaned_data, "title")


class QuestionForm(forms.Form):
    """One question in every language of its form."""

    unmarked = ("flags",)

    ask = forms.ChoiceField(
        label=gettext_lazy("How is it answered?"), choices=KINDS, widget=Radios(), initial="yes-no"
    )
    flags = forms.MultipleChoiceField(
        label=gettext_lazy("Which answers worry, so that somebody must decide what follows?"),
        help_text=gettext_lazy("Among answers to choose from, write ! before those that worry."),
        choices=FLAGS,
        required=False,
        widget=Checkboxes(),
    )

    def __init__(self, *args: Any, languages: list[str], code: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.languages, self.code = languages, code
        for language in languages:
            self.fields[f"says-{language}"] = forms.CharField(
                label=_("The question – %(language)s") % {"language": called(language)},
                max_length=300,
                error_messages={"required": _("Write the question in each language of the form.")},
            )
            self.fields[f"choices-{language}"] = forms.CharField(
                label=_("The answers, one a line – %(language)s") % {"language": called(language)},
                required=False,
                max_length=2_000,
                widget=LongText(rows=4),
            )

    def clean(self) -> dict[str, Any]:
        """Refuse answers that do not fit each other, and every request for a secret."""
        told = super().clean() or self.cleaned_data
        if self.errors:
            return told
        counts = {len(_lines(told[f"choices-{each}"])) for each in self.languages}
        chooses = told["ask"] in CHOOSING
        if chooses and (len(counts) > 1 or counts & {0, 1}):
            says = _("Give two answers at least, and as many in each language.")
            self.add_error(f"choices-{self.languages[0]}", says)
        elif asks_for_a_secret(self.question()):
            says = _(
                "This asks for a password or a login. Nobody at school may ask a child for it."
            )
            self.add_error(f"says-{self.languages[0]}", says)
        return told

    def question(self) -> Question:
        """Return what was written. The form is valid."""
        told = self.cleaned_data
        ask = told["ask"]
        lines = {each: _lines(told[f"choices-{each}"]) for each in self.languages}
        rows = range(len(lines[self.languages[0]])) if ask in CHOOSING else range(0)
        loud = [at for at in rows if lines[self.languages[0]][at].startswith(WORRIES)]
        choices = tuple(
            Code(
                code=f"c{at + 1}",
                says={each: lines[each][at].lstrip(f"{WORRIES} ") for each in self.languages},
            )
            for at in rows
        )
        known = {"yes-no": {"yes", "no", ANYTHING}, "tick": {"yes", ANYTHING}}.get(ask, {ANYTHING})
        flags = [code for code in told["flags"] if code in known]
        return Question(
            code=self.code or f"q{uuid.uuid4().hex[:8]}",
            ask=ask,
            says={each: told[f"says-{each}"] for each in self.languages},
            choices=choices,
            flags=(*flags, *(f"c{at + 1}" for at in loud)),
        )


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip(f"{WORRIES} ")]


def _by_language(told: Mapping[str, Any], name: str) -> dict[str, str]:
    """Return the texts of a field by language."""
    every = {code: told[f"{name}-{code}"].strip() for code, _name in settings.LANGUAGES}
    return {code: text for code, text in every.items() if text}


def as_typed(question: Question) -> dict[str, Any]:
    """Return a question as its form shows it to be changed."""
    typed: dict[str, Any] = {"ask": question.ask, "flags": list(question.flags)}
    for language, text in question.says.items():
        typed[f"says-{language}"] = text
        typed[f"choices-{language}"] = "\n".join(
            f"{WORRIES} {choice.says[language]}"
            if choice.code in question.flags
            else choice.says[language]
            for choice in question.choices
        )
    return typed


def moved(sheet: Sheet, at: int, to: int) -> Sheet:
    """Return a sheet with one question at another place; out of range, as it was."""
    questions = list(sheet.questions)
    if 0 <= at < len(questions) and 0 <= to < len(questions):
        questions.insert(to, questions.pop(at))
    return Sheet(sheet.title, tuple(questions))
