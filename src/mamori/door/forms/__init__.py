"""The forms of the room."""

from mamori.door.forms.public import BackForm, MoreForm, ReportForm
from mamori.door.forms.staff import AnswerForm, JoinForm, LetReadForm, WindowsForm

__all__ = [
    "AnswerForm",
    "BackForm",
    "JoinForm",
    "LetReadForm",
    "MoreForm",
    "ReportForm",
    "WindowsForm",
]
