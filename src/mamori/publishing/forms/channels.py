"""What is asked about an official channel, and the forms that ask it."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mamori.publishing.models import Channel
from mamori.registers.acts.warnings import FROM
from mamori.ui.asking import AskForm, Choice, Day, People, Words

WITH_ADDRESS = {Channel.Type.WEBSITE, Channel.Type.SOCIAL}
YES_NO = (("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No")))
_WEB = re.compile(r"https?://[^\s/?#@]+\.[^\s@]+", re.IGNORECASE)
_WHAT = (
    Words(
        name="title",
        label=gettext_lazy("What is it called?"),
        hint=gettext_lazy("As everybody will read it on the public list. Name no person."),
        rows=1,
    ),
    Words(
        name="address",
        label=gettext_lazy("Its address, number or place"),
        hint=gettext_lazy("Copied letter by letter: others compare with it."),
        rows=1,
    ),
)
OWNER = People(
    name="owner",
    label=gettext_lazy("Who of the staff looks after it?"),
    hint=gettext_lazy("The public list does not say who."),
    several=False,
)
LISTED = (
    Choice(
        name="type",
        label=gettext_lazy("What kind of page or address is it?"),
        codes=tuple(Channel.Type.choices),
    ),
    *_WHAT,
    OWNER,
    Day(name="on", label=gettext_lazy("Since when is it ours?")),
)
GIVEN = (OWNER,)
ENDED = (
    Day(name="on", label=gettext_lazy("Until which day was it ours?")),
    Words(
        name="why",
        label=gettext_lazy("Why does it end, and what became of the page itself?"),
        rows=3,
    ),
)
POSTED = (
    Day(name="on", label=gettext_lazy("On which day?")),
    Choice(
        name="topic",
        label=gettext_lazy("What was it about?"),
        of="channel-topics",
        several=True,
    ),
    Words(
        name="what",
        label=gettext_lazy("What was posted?"),
        hint=gettext_lazy("In a line. Name no child."),
        rows=2,
    ),
    Words(name="link", label=gettext_lazy("Where it stands"), rows=1, required=False),
    Choice(
        name="release",
        label=gettext_lazy("Which release was it?"),
        of="releases",
        required=False,
    ),
)
IMITATED = (
    Day(name="on", label=gettext_lazy("On which day was it seen?")),
    Choice(name="from", label=gettext_lazy("Who told you?"), codes=FROM),
    Words(
        name="link",
        label=gettext_lazy("From which address or number does it come?"),
        rows=1,
        required=False,
    ),
    Words(name="what", label=gettext_lazy("What does it say, and what does it ask for?")),
    Choice(
        name="money",
        label=gettext_lazy("Does it ask for money, passwords or codes?"),
        codes=YES_NO,
    ),
)


class ChannelForm(AskForm):
    """A form about a channel; a page has an address that a browser can open."""

    def __init__(self, *args: Any, type: str = "", **kwargs: Any) -> None:  # noqa: A002 -- as the model has it
        super().__init__(*args, **kwargs)
        self._type = type

    def clean_address(self) -> str:
        """Refuse an address of a page that leads nowhere."""
        address = str(self.cleaned_data["address"])
        kind = self._type or self.cleaned_data.get("type", "")
        if kind in WITH_ADDRESS and not _WEB.fullmatch(address):
            raise ValidationError(
                _("Write the whole address of the page, with https:// at its beginning.")
            )
        return address
