"""The words of a receipt as they are asked for, and what is said when they are not right.

It follows from the words alone, never from what is stored: nobody learns whether one was given.
"""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from mamori.core.receipt import Fault, Receipt, Wrong, read
from mamori.ui.templatetags.ui import listed


class ReceiptField(forms.CharField):
    """Six words and a number, in whatever way somebody writes them."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            **{
                "label": gettext_lazy("Your six words"),
                "help_text": gettext_lazy(
                    "Write them one after the other. Capitals and spaces do not matter."
                ),
                "max_length": 300,
                "widget": forms.TextInput(
                    {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
                ),
                "error_messages": {"required": gettext_lazy("Write your six words.")},
                **kwargs,
            }
        )


def read_in(form: forms.Form, name: str) -> Receipt | None:
    """Return the receipt typed into a field; else say on the form what is wrong with it."""
    typed = read(form.cleaned_data[name])
    if isinstance(typed, Receipt):
        return typed
    form.add_error(name, what_is_wrong(typed))
    return None


def what_is_wrong(wrong: Wrong) -> str:
    """Return one sentence on words that cannot be a receipt."""
    if wrong.fault == Fault.WORDS and wrong.slips:
        slip = wrong.slips[0]
        told = {"number": slip.number, "typed": slip.typed, "nearest": listed(slip.nearest)}
        if slip.nearest:
            return (
                _("Look at word %(number)s, “%(typed)s”. Is it one of these: %(nearest)s?") % told
            )
        return _("Look at word %(number)s, “%(typed)s”.") % told
    if wrong.fault == Fault.CHECK:
        return _("One of the words is another one, or two changed places. Look again, please.")
    if wrong.fault == Fault.COUNT and wrong.count:
        said = ngettext(
            "Six words are needed, and this is %(count)s word.",
            "Six words are needed, and these are %(count)s words.",
            wrong.count,
        )
        return said % {"count": wrong.count}
    return _("Write your six words, with a space between them.")
