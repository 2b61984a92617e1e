"""What people type in the room."""

from mamori.cases.forms.acts import ActForm
from mamori.cases.forms.joining import MergeForm, SplitForm, WhyForm
from mamori.cases.forms.signs import GlassForm, NoteForm, SignForm, as_initial

__all__ = [
    "ActForm",
    "GlassForm",
    "MergeForm",
    "NoteForm",
    "SignForm",
    "SplitForm",
    "WhyForm",
    "as_initial",
]
