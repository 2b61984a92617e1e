"""Whose shoes one can step into, and what one sees in them."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

DOMAIN = "komorebi.example"  # no mail can ever go there, and no real account can be there


@dataclass(frozen=True, slots=True)
class Role:
    """Somebody of the demo school, by the short name under which they sign in."""

    key: str
    who: str | Promise
    sees: str | Promise

    @property
    def email(self) -> str:
        """The address of the account."""
        return f"{self.key}@{DOMAIN}"


ROLES = (
    Role(
        "4-1",
        _("Homeroom teacher, year 4"),
        _("Records a sign in forty seconds, and sees the cases of the own class."),
    ),
    Role("1-1", _("Homeroom teacher, year 1"), _("Recorded a sign this morning: who has it now?")),
    Role(
        "4-2",
        _("Head of year 4"),
        _("Is told at once of every sign in the year, in parallel with everybody else."),
    ),
    Role(
        "nurse", _("Nurse-teacher"), _("Notices what nobody says aloud, and sits on the committee.")
    ),
    Role(
        "counsellor",
        _("School counsellor"),
        _("Comes once a week, and finds what was added since."),
    ),
    Role("guidance", _("Pupil guidance"), _("Leads the committee's work from the first sign on.")),
    Role(
        "expert",
        _("Psychologist from outside"),
        _("Sits on the committee without being of the staff."),
    ),
    Role("vice", _("Vice-principal"), _("Leads data protection, and sees which duties are late.")),
    Role(
        "principal",
        _("Principal"),
        _("Answers for it all, yet does not see more than the law asks."),
    ),
    Role("music", _("Music teacher"), _("Is named in a case, and cannot learn that it exists.")),
    Role("english", _("Teacher without a class"), _("Has no seat at any case, and sees none.")),
    Role("ict", _("ICT"), _("Keeps accounts and the roster, and reads no case.")),
    Role("office", _("School office"), _("Takes a guardian's call, and invites new colleagues.")),
    Role(
        "board",
        _("Officer of the board of education"),
        _("Is told only what must reach the board."),
    ),
    Role(
        "empty",
        _("Principal of a school that is still empty"),
        _("Import your own list here: its staff then appear below, to step into their shoes."),
    ),
)
