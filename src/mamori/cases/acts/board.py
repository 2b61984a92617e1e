"""What the school tells the board of education, and what the board does."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from mamori.cases.acts.act import Act, Group
from mamori.cases.acts.fields import Children, Choice, Day, Field, Text, Words

RESULTS = (
    ("fact", _("It was confirmed")),
    ("not-confirmed", _("It could not be confirmed")),
)
PAGE = "cases/report_new.html"

_OF_REPORT: tuple[Field, ...] = (
    Words(name="known", label=_("What is known so far?"), rows=10),
    Words(name="measures", label=_("What has been done?"), rows=6, required=False),
    Words(name="planned", label=_("What is planned?"), required=False),
    Words(name="asked", label=_("What do you ask of the board?"), required=False),
)
_CHILDREN = Children(
    name="subjects",
    label=_("Which children is it about?"),
    hint=_("The board is sent their names, classes and parts in the case."),
    several=True,
)


def in_order(told: Mapping[str, Any]) -> Mapping[str, Text]:
    """Refuse a time that ends before it begins."""
    first, last = told.get("from"), told.get("until")
    if first and last and last < first:
        return {"until": _("This day lies before the first one.")}
    return {}


ACTS: tuple[Act, ...] = (
    Act(
        step="tell-board-quick",
        group=Group.OUTSIDE,
        title=_("Send the board a quick report"),
        told=_("Quick report to the board"),
        lead=_("It may go before the facts are clear. Write what you know now."),
        fixed={"type": "quick"},
        fields=(_CHILDREN, *_OF_REPORT),
        button=_("Send the report"),
        template=PAGE,
    ),
    Act(
        step="tell-board-result",
        group=Group.OUTSIDE,
        title=_("Report the result of the check to the board"),
        told=_("Report of the result to the board"),
        lead=_(
            "The principal's own report: whoever sends it signs it. It goes out also when nothing "
            "was confirmed."
        ),
        fixed={"type": "result"},
        fields=(
            _CHILDREN,
            Choice(name="result", label=_("What did the check show?"), codes=RESULTS),
            *_OF_REPORT,
        ),
        button=_("Sign and send the report"),
        template=PAGE,
    ),
    Act(
        step="tell-board-status",
        group=Group.OUTSIDE,
        title=_("Report to the board how it is going"),
        told=_("Report to the board on how it is going"),
        fixed={"type": "status"},
        fields=(_CHILDREN, *_OF_REPORT),
        button=_("Send the report"),
        template=PAGE,
    ),
    Act(
        step="advise",
        group=Group.OUTSIDE,
        title=_("Advise the school"),
        told=_("The board's answer"),
        lead=_("On care for the children, and on how to keep it from happening again."),
        fields=(
            Choice(
                name="means",
                label=_("What does the board do?"),
                several=True,
                codes=(
                    ("advice", _("It advises the school")),
                    ("asks-for-more", _("It asks the school for more")),
                    ("own-inquiry", _("It looks into the matter itself")),
                    ("attached-body", _("It brings in its standing body of experts")),
                ),
            ),
            Words(name="said", label=_("What do you write to the school?"), rows=8),
        ),
        button=_("Send it to the school"),
    ),
    Act(
        step="suspend",
        group=Group.OUTSIDE,
        title=_("Suspend a child's attendance"),
        told=_("The board suspended a child's attendance"),
        lead=_(
            "So that other children can learn in safety; it is no punishment. The school cannot "
            "order it."
        ),
        points=(
            _("Hear the guardians first, and give them the reason and the period in writing."),
            _("Support the child's learning while it stays away, and its way back."),
        ),
        fields=(
            Children(name="subjects", label=_("Which child?")),
            Choice(
                name="basis",
                label=_("On what does it rest?"),
                of="suspension-bases",
                several=True,
            ),
            Day(name="from", label=_("From which day?"), ahead=True, today=False),
            Day(
                name="until",
                label=_("Until which day, that day included?"),
                ahead=True,
                today=False,
            ),
            Words(name="why", label=_("Why is it needed?")),
            Words(
                name="growth",
                label=_("How does it help this child to grow?"),
                fills="growth",
                required=False,
            ),
            Words(name="heard", label=_("When were the guardians heard, and what did they say?")),
            Words(
                name="learning",
                label=_("How does the child learn in the meantime, and come back?"),
                required=False,
            ),
        ),
        checks=(in_order,),
        button=_("Order it"),
    ),
)
