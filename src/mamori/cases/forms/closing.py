"""Fields that look at the case: a day later than its period ends, words without its names."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from mamori.cases.models import Case
from mamori.cases.queries import names_in, quiet_of
from mamori.people.queries import school_day
from mamori.ui.dates import day
from mamori.ui.fields import DayField
from mamori.ui.templatetags.ui import listed


class LaterDay(DayField):
    """A day that makes the quiet period of a case longer (HOK-121)."""

    def __init__(self, *, case: Case, **kwargs: Any) -> None:
        super().__init__(latest=None, **kwargs)
        period = quiet_of(case)
        today = school_day(case.school)
        self.end = max(period.until, today) if period else today

    def clean(self, value: Any) -> date | None:
        """Refuse a day on which the period would be no longer than it is."""
        until = super().clean(value)
        if until and until <= self.end:
            raise ValidationError(
                _("This makes it no longer. Choose a day after %(day)s."),
                params={"day": day(self.end, get_language() or "en")},
            )
        return until


class Nameless(forms.CharField):
    """Words in which nobody of the case is named (HOK-147)."""

    def __init__(self, *, case: Case, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.case = case

    def clean(self, value: Any) -> str:
        """Refuse words that hold a name, and say which."""
        words: str = super().clean(value)
        if found := names_in(self.case, words):
            raise ValidationError(
                _("Here stands a name: %(names)s. Take it out."), params={"names": listed(found)}
            )
        return words
