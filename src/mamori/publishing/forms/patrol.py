"""What the net patrol asks: its plan, its pages, its words, a round, a post."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mamori.cases.forms.files import FilesField
from mamori.publishing.models import Rhythm
from mamori.publishing.patrolling import never
from mamori.publishing.patrolling.spotting import SCHOOL
from mamori.registers.acts.complaints import NAMED
from mamori.ui.asking import AskForm, Choice, Day, People, Words
from mamori.ui.fields import DayField
from mamori.ui.forms import LongText

YES_NO = (("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No")))
WHY_NOT = {
    never.ACCOUNT: gettext_lazy(
        "This belongs to somebody's account, or is a profile. Nobody's account is watched. If"
        " something there is public and harmful, write down the one post, by hand."
    ),
    never.SIGN_IN: gettext_lazy(
        "To see this one must sign in. Only what everybody can read is looked at."
    ),
    never.NO_PAGE: gettext_lazy("Write the whole address of a page, with https:// in front."),
}
PLAN = (
    Choice(
        name="often",
        label=gettext_lazy("How often?"),
        hint=gettext_lazy("The policy says regularly, and names no number. The school decides."),
        codes=tuple(Rhythm.Often.choices),
    ),
    People(name="who", label=gettext_lazy("Who goes through it?"), part="sealed", myself=True),
    Words(name="note", label=gettext_lazy("What else was agreed?"), rows=2, required=False),
)
PAGE = (
    Words(name="title", label=gettext_lazy("What is it called?"), rows=1),
    Words(
        name="address",
        label=gettext_lazy("Its address"),
        hint=gettext_lazy("A page that everybody can read without signing in. Never an account."),
        rows=1,
    ),
    Words(
        name="scope",
        label=gettext_lazy("Which part of it is looked at?"),
        hint=gettext_lazy("For example: the board about schools of this town, its first page"),
        rows=2,
    ),
    Words(
        name="purpose",
        label=gettext_lazy("What for?"),
        hint=gettext_lazy("For example: to find slander of pupils, and have it deleted"),
        rows=2,
    ),
    Choice(
        name="ours",
        label=gettext_lazy("Is the whole page about the school?"),
        hint=gettext_lazy("Else only what names the school or somebody of it counts."),
        codes=YES_NO,
    ),
    Choice(
        name="machine",
        label=gettext_lazy("Does Mamori look at it?"),
        hint=gettext_lazy("It asks for this one page, says who it is, and heeds robots.txt."),
        codes=YES_NO,
        initial="yes",
    ),
)
HELD = (
    Day(name="on", label=gettext_lazy("On which day?")),
    Words(
        name="finding",
        label=gettext_lazy("What came of it? Also when it is nothing"),
        hint=gettext_lazy("Name nobody here: what was found stands with each post."),
        rows=3,
    ),
)
BY_HAND = (
    HELD[0],
    Words(
        name="place",
        label=gettext_lazy("Which pages did you look at, and what for?"),
        hint=gettext_lazy("Public pages only. Name nobody."),
        rows=3,
    ),
    Choice(name="found", label=gettext_lazy("Did you find anything harmful?"), codes=YES_NO),
    HELD[1],
)
FINDS = (
    (SCHOOL, gettext_lazy("It names the school")),
    ("person", gettext_lazy("It names a pupil, or somebody of the staff")),
    ("hurting-word", gettext_lazy("It slanders or mocks somebody")),
    ("contact", gettext_lazy("It shows somebody's telephone, address or other data")),
    ("picture", gettext_lazy("It shows somebody's picture")),
)
TOLD = (
    Words(
        name="address",
        label=gettext_lazy("Where does it stand?"),
        hint=gettext_lazy("The address of the post itself."),
        rows=1,
    ),
    Words(name="title", label=gettext_lazy("What is that page called?"), rows=1, required=False),
    Words(name="text", label=gettext_lazy("What does it say? Copy the words"), rows=5),
    Choice(name="finds", label=gettext_lazy("What is in it?"), codes=FINDS, several=True),
    NAMED,
)


class PageForm(AskForm):
    """A page that the school wants looked at."""

    def clean_address(self) -> str:
        """Refuse what is never looked at."""
        address = str(self.cleaned_data["address"])
        if why := never.refused(address):
            raise ValidationError(WHY_NOT[why])
        return address


class PostForm(AskForm):
    """A post that somebody saw, with the pictures they made."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pictures"] = FilesField(
            label=_("Pictures of it"),
            help_text=_(
                "A screenshot with the address and the time. A picture in which a child is"
                " undressed must not be copied: ring the police."
            ),
            required=False,
        )


class AgainForm(AskForm):
    """An act after which the school looks again, on a day that it chooses itself."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["again_on"] = DayField(
            label=_("When do you look whether it is gone?"),
            help_text=_("The school's own day; no document names one."),
            latest=None,
            earliest=self.today,
        )


class WordsForm(forms.Form):
    """What the patrol looks for, one in each line."""

    names = forms.CharField(
        label=gettext_lazy("Names that the school goes by"),
        help_text=gettext_lazy("One in each line: short names and nicknames too."),
        widget=LongText(rows=4),
        max_length=2_000,
    )
    hurting = forms.CharField(
        label=gettext_lazy("Words that hurt"),
        help_text=gettext_lazy("One in each line. What is harmless here, take away."),
        widget=LongText(rows=14),
        max_length=20_000,
        required=False,
    )

    def lines(self, name: str) -> list[str]:
        """Return what was written, each once."""
        written = (line.strip() for line in str(self.cleaned_data[name]).splitlines())
        return list(dict.fromkeys(filter(None, written)))
