"""The forms of the room."""

from mamori.door.forms.public import BackForm, MoreForm, ReportForm
from mamori.door.forms.staff import AnswerForm, JoinForm, WindowsForm

__all__ = ["AnswerForm", "BackForm", "JoinForm", "MoreForm", "ReportForm", "WindowsForm"]
