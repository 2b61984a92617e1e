"""The form of an act, made from its row in the table."""

import uuid
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from mamori.cases.actions import Deed
from mamori.cases.acts import (
    Act,
    Adults,
    Children,
    Choice,
    Day,
    Entry,
    Field,
    Files,
    Staff,
    Time,
    Words,
)
from mamori.cases.acts.fields import Text
from mamori.cases.forms.asking import field_of
from mamori.cases.forms.correcting import EntryField
from mamori.cases.forms.looking import first_values, searching
from mamori.cases.forms.weighing import holds
from mamori.cases.queries import Setting, Told
from mamori.people.queries import school_day


class ActForm(forms.Form):
    """What an act asks; `deed` gives what was typed as the action takes it."""

    def __init__(
        self,
        *args: Any,
        act: Act,
        setting: Setting,
        typed: QueryDict | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.act = act
        self.setting = setting
        self.fields["id"] = forms.UUIDField(
            widget=forms.HiddenInput, required=False, initial=uuid.uuid4
        )
        self.sought = ""  # the name of the field whose children are looked for in the school
        for asked in act.fields:
            made = field_of(asked, setting)
            if made is None:
                continue
            if isinstance(asked, Children) and asked.among == "pupils":
                self.sought = asked.name
                self.fields |= searching(setting)
            self.fields[asked.name] = made
        self.initial = {**self.initial, **first_values(typed or QueryDict(), self.fields)}

    @property
    def rows(self) -> Iterator[tuple[Text, forms.BoundField]]:
        """The fields, each with the heading that stands above it, if any."""
        headings = {asked.name: asked.heading for asked in self.act.fields}
        for bound in self:
            yield headings.get(bound.name, ""), bound

    @property
    def unmarked(self) -> set[str]:
        """The fields that are not called optional, because a gate or a check may ask for them."""
        return {
            asked.name
            for asked in self.act.fields
            if asked.at_times or (isinstance(asked, Words) and asked.fills)
        }

    @property
    def found(self) -> forms.BoundField | None:
        """The field with the children who were found, if any are looked for."""
        return self[self.sought] if self.sought else None

    @property
    def found_beside(self) -> set[str]:
        """The fields that are shown together with the one for looking."""
        return {"school_class", self.sought} if self.sought else set()

    def clean(self) -> dict[str, Any]:
        """Ask what fields must fulfil together."""
        told = super().clean() or self.cleaned_data
        for asked in self.act.fields:
            if not _is_asked(asked, told, self.fields):
                told[asked.name] = []
        self._decided_with_me(told)
        for check in self.act.checks:
            for name, sentence in check(told).items():
                self.add_error(name if name in self.fields else None, str(sentence))
        return told

    def _decided_with_me(self, told: Mapping[str, Any]) -> None:
        me = self.setting.account.person_id
        member = str(me) in dict(self.setting.committee)
        for asked in self._asked(Staff):
            if member and asked.among == "committee" and me not in told.get(asked.name, {me}):
                self.add_error(
                    asked.name, _("Whoever records a decision is one of those who made it.")
                )

    def deed(self) -> Deed:
        """Return what was typed. The form is valid."""
        day = self.cleaned_data.get("on")
        is_past = day is not None and day < school_day(self.setting.case.school)
        return Deed(
            attrs=self._codes(),
            subjects=self._subjects(),
            words=self._words(),
            behind=frozenset().union(*self._each(Staff, role="behind")),
            seated=frozenset().union(*self._each(Staff, role="seated")),
            filled=tuple(self._filled()),
            adults=frozenset().union(*self._each(Adults)),
            on=day if is_past else None,
            files=tuple(file for sent in self._each(Files) for file in sent),
            pk=self.cleaned_data.get("id"),
        )

    @property
    def corrected(self) -> Told | None:
        """The entry that is corrected, if any is and this person may read it."""
        field = self.fields.get("entry")
        return field.find(self["entry"].value()) if isinstance(field, EntryField) else None

    @property
    def deserves_a_second_look(self) -> bool:
        """Whether the writer's own words hold a turn of phrase on a list of the packs."""
        weighed = [(f.weighed, self.cleaned_data[f.name]) for f in self._asked(Words) if f.weighed]
        return any(holds(self.setting, of, words) for of, words in weighed)

    def _asked(self, kind: type[Field]) -> Iterable[Any]:
        return (f for f in self.act.fields if isinstance(f, kind) and f.name in self.fields)

    def _each(self, kind: type[Field], **where: object) -> Iterable[Any]:
        for asked in self._asked(kind):
            if all(getattr(asked, name) == value for name, value in where.items()):
                yield self.cleaned_data[asked.name]

    def _subjects(self) -> frozenset[uuid.UUID]:
        corrected = (told.entry.subjects for told in self._each(Entry))
        return frozenset().union(*self._each(Children, sealed=False), *corrected)

    def _codes(self) -> dict[str, Any]:
        codes: dict[str, Any] = dict(self.act.fixed)
        for asked in self._asked(Choice):
            chosen = self.cleaned_data[asked.name]
            if chosen and not asked.sealed:
                codes[asked.attr] = chosen
        for asked in self._asked(Day):
            chosen = self.cleaned_data[asked.name]
            if chosen and asked.name != "on":
                codes[asked.attr] = chosen.isoformat()
        for asked in self._asked(Time):
            chosen = self.cleaned_data[asked.name]
            if chosen:
                codes[asked.attr] = chosen.isoformat("minutes")
        if any(asked.counted for asked in self._asked(Choice)):
            codes["year"] = str(self.setting.counted_year)
        if self.act.derived:
            codes |= self.act.derived(self.cleaned_data)
        for asked in self._asked(Entry):
            codes[asked.attr] = str(self.cleaned_data[asked.name].entry.id)
        return codes

    def _words(self) -> dict[str, Any]:
        sealed = [f for f in self._asked(Choice) if f.sealed]
        names = [f.name for f in (*self._asked(Words), *sealed)]
        words = {name: self.cleaned_data[name] for name in names if self.cleaned_data[name]}
        children = [f.name for f in self._asked(Children) if f.sealed]
        return words | {name: sorted(map(str, self.cleaned_data[name])) for name in children}

    def _filled(self) -> Iterable[str]:
        for asked in self._asked(Words):
            if asked.fills and self.cleaned_data[asked.name].strip():
                yield asked.fills
        for asked in self._asked(Choice):
            chosen = self.cleaned_data[asked.name]
            if asked.fills_part and chosen:
                yield asked.fills_part
            if asked.fills:
                yield from chosen if isinstance(chosen, list) else filter(None, [chosen])


def _is_asked(asked: Field, told: Mapping[str, Any], fields: Mapping[str, forms.Field]) -> bool:
    """Say whether a question was put: some are only with one code of a choice before them."""
    if not asked.only_with or asked.name not in told:
        return True
    before, code = asked.only_with
    return before not in fields or code in told.get(before, ())
