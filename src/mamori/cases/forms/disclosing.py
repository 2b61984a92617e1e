"""What is typed to hand a case over, and which entries go along."""

from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from mamori.cases.acts.disclosing import DISCLOSE, FOR_ONE_CHILD, MADE
from mamori.cases.forms.acts import ActForm
from mamori.cases.proof.copying import Copy, children_of, copy_of
from mamori.cases.queries import Setting, with_joined
from mamori.people.queries import uuids
from mamori.ui.fields import People

SURE = _("I have looked at what is in it. I know that it cannot be taken back.")


class HandOverForm(ActForm):
    """To whom the case goes and why. What goes along is chosen once that is known.

    First it is only asked what would be in the copy (`look`); then it is sent with the mark of what
    was shown, so that nobody hands over an entry that they never saw.
    """

    def __init__(self, *args: Any, setting: Setting, **kwargs: Any) -> None:
        super().__init__(*args, act=DISCLOSE, setting=setting, **kwargs)
        for name in MADE:
            self.fields.pop(name, None)
        known = children_of(with_joined(setting.case))
        told = self.fields["subjects"]
        self.fields["subjects"] = People(
            [(str(one.id), one.name) for one in known],
            several=False,
            required=False,
            initial=[str(known[0].id)] if len(known) == 1 else [],
            label=told.label,
            help_text=told.help_text,
        )
        self.fields["sure"] = forms.BooleanField(label=SURE, required=False)
        self.initial.setdefault("language", setting.case.school.language)

    @property
    def asked_first(self) -> list[forms.BoundField]:
        """The fields that say what the copy is."""
        return [bound for bound in self if bound.name != "sure"]

    def copy(self) -> Copy:
        """Return what could be handed over to this recipient. The form is valid."""
        told = self.cleaned_data
        return copy_of(
            self.setting.case,
            to=told["to"],
            child=next(iter(told["subjects"]), None),
            language=told["language"],
        )

    def chosen(self, copy: Copy) -> set[UUID]:
        """Return the entries that go along: those that were ticked, at first those suggested."""
        if copy.to not in FOR_ONE_CHILD:
            return {piece.id for piece in copy.pieces}
        if self._shown_before != copy.mark:
            return copy.suggested
        ticked = self.data.getlist("entries") if isinstance(self.data, QueryDict) else []
        return {piece.id for piece in copy.pieces} & {*uuids(ticked)}

    def check(self, copy: Copy) -> None:
        """Refuse what nobody looked at: other entries than were shown, or none at all."""
        if self._shown_before != copy.mark:
            self.add_error(
                None,
                ValidationError(
                    _("This is not what you looked at: something was written or chosen since.")
                ),
            )
        elif not self.chosen(copy):
            self.add_error(None, _("Tick at least one entry."))
        elif not self.cleaned_data["sure"]:
            self.add_error("sure", _("Tick this when you have looked at it."))

    @property
    def _shown_before(self) -> str:
        return str(self.data.get("shown", ""))
