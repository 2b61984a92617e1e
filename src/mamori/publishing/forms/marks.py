"""What somebody fills in to withdraw a document for good."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from mamori.publishing.acts.marks import FIRST
from mamori.publishing.forms.sheets import OfferedSheet

NAMED = _("Other schools read this. Take the name out: %(names)s")


class MarkForm(OfferedSheet):
    """The story of a document, and the document itself, of which only a print is kept."""

    sheet_heading = _("The document itself")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, questions=FIRST.questions, offers={}, **kwargs)
