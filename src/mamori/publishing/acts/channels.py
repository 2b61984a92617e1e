"""What can be done with an official channel, and what each entry of its history is called."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy

from mamori.access.rules import may
from mamori.people.models import Account
from mamori.publishing.forms import channels as forms
from mamori.publishing.models import Channel
from mamori.publishing.queries.channels import may_post
from mamori.ui.asking import Question
from mamori.ui.asking.questions import Text

TITLES: dict[str, tuple[Text, tuple[Question, ...]]] = {
    "channel.listed": (gettext_lazy("It became official"), forms.LISTED),
    "channel.changed": (gettext_lazy("Title or address changed"), forms.LISTED),
    "channel.given": (gettext_lazy("Somebody else looks after it"), forms.GIVEN),
    "channel.owner-leaves": (gettext_lazy("Whoever looks after it leaves"), forms.GIVEN),
    "channel.posted": (gettext_lazy("Posted"), forms.POSTED),
    "channel.imitated": (gettext_lazy("Somebody writes in its name"), forms.IMITATED),
    "channel.ended": (gettext_lazy("It is ours no longer"), forms.ENDED),
}

WRITE = gettext_lazy("Write it down")


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that can be done with a channel: its form, and who may."""

    title: Text
    lead: Text
    questions: tuple[Question, ...]
    may: Callable[[Account, Channel], bool]
    button: Text = WRITE


def _keeps(account: Account, channel: Channel) -> bool:
    return channel.until is None and may(account, "channel.keep", school=channel.school)


def _posts(account: Account, channel: Channel) -> bool:
    return channel.until is None and may_post(account, channel)


def _warns(account: Account, channel: Channel) -> bool:
    return may(account, "warning.record", school=channel.school)


DEEDS = {
    "post": Deed(
        gettext_lazy("Write down what was posted"),
        gettext_lazy("So that anybody can compare what stands there with what the school wrote."),
        forms.POSTED,
        _posts,
    ),
    "change": Deed(
        gettext_lazy("Put right its title or address"),
        gettext_lazy("The public list shows the new one at once; the old one stays to be read."),
        forms.LISTED[1:3],
        _keeps,
    ),
    "give": Deed(
        gettext_lazy("Give it to somebody else"),
        gettext_lazy("Hand over the way in too, and change its password: Mamori keeps none."),
        forms.GIVEN,
        _keeps,
    ),
    "end": Deed(
        gettext_lazy("Take it off the list"),
        gettext_lazy("From then on whatever is written there is not the school."),
        forms.ENDED,
        _keeps,
        button=gettext_lazy("Take it off"),
    ),
    "imitated": Deed(
        gettext_lazy("Somebody writes in the school's name"),
        gettext_lazy("It becomes a warning from outside: those who lead look at it the same day."),
        forms.IMITATED,
        _warns,
    ),
}
