"""The form field that asks one question of an act."""

from datetime import timedelta
from typing import Any

from django import forms

from mamori.cases.acts import Adults, Children, Choice, Day, Entry, Field, Staff, Time, Words
from mamori.cases.forms.closing import LaterDay, Nameless
from mamori.cases.forms.correcting import EntryField
from mamori.cases.forms.files import FilesField
from mamori.cases.forms.signs import NamedAdults
from mamori.cases.queries import Setting
from mamori.people.queries import school_day
from mamori.ui.fields import DayField, People, choice_field
from mamori.ui.forms import LongText, Radios, TimeInput

LONG, LINE = 20_000, 200  # letters
ONE_DAY = timedelta(days=1)


def field_of(  # noqa: PLR0911 -- one answer a kind of question
    asked: Field, setting: Setting
) -> forms.Field | None:
    """Return the form field that asks a question; None if there is nothing to choose from."""
    common: dict[str, Any] = {
        "label": asked.label,
        "help_text": asked.hint,
        "required": asked.required,
    }
    today = school_day(setting.case.school)
    match asked:
        case Words(rows=1):
            return forms.CharField(max_length=LINE, initial=asked.initial, **common)
        case Words():
            common |= {"widget": LongText(rows=asked.rows), "initial": asked.initial}
            if asked.nameless:
                return Nameless(case=setting.case, max_length=LONG, **common)
            return forms.CharField(max_length=LONG, **common)
        case Choice():
            return _choice(asked, setting, common)
        case Day(after_quiet=True):
            return LaterDay(case=setting.case, **common)
        case Day():
            latest = None if asked.ahead else today
            earliest = None if asked.past else today + ONE_DAY
            first = today if asked.today else None
            return DayField(latest=latest, earliest=earliest, initial=first, **common)
        case Time():
            return forms.TimeField(widget=TimeInput, **common)
        case Children() | Staff():
            return _people(asked, setting, common)
        case _:
            return _special(asked, setting, common)


def _special(asked: Field, setting: Setting, common: dict[str, Any]) -> forms.Field:
    if isinstance(asked, Adults):
        return NamedAdults(setting.adults)
    return EntryField(setting, **common) if isinstance(asked, Entry) else FilesField(**common)


def _people(asked: Children | Staff, setting: Setting, common: dict[str, Any]) -> People:
    if isinstance(asked, Staff):
        offered = setting.committee if asked.among == "committee" else setting.staff
        initial = [str(setting.account.person_id)] if asked.myself else []
    else:
        known = setting.everybody if asked.sealed else setting.with_part(asked.part)
        offered = setting.pupils if asked.among == "pupils" else known
        alone = len(offered) == 1 and asked.among != "pupils"  # of a whole school, one chooses
        initial = [offered[0][0]] if alone else []
    offered = sorted(offered, key=lambda one: one[0] not in initial)  # who is ticked is seen
    return People(offered, several=asked.several, initial=initial, **common)


def _choice(asked: Choice, setting: Setting, common: dict[str, Any]) -> forms.Field | None:
    listed = setting.codes(asked.of, counted=asked.counted) if asked.of else []
    offered: list[Any] = listed or [*asked.codes]
    codes = [(code, says) for code, says in offered if code not in asked.but]
    codes.sort(key=lambda one: one[0] not in asked.first)
    if asked.holds:
        held = asked.holds(setting.case.school)
        codes = [(code, says) for code, says in codes if code in held]
    if not codes:
        return None
    alone = asked.holds and len(codes) == 1 and not asked.several
    return choice_field(
        codes,
        several=asked.several,
        initial=codes[0][0] if alone else asked.initial,
        radios=Radios(hints=asked.hints, inline=asked.inline, small=asked.inline),
        **common,
    )
