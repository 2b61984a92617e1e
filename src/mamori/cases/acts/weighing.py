"""Holding a case against the definition of the Act, and assessing it together."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from mamori.cases.acts.act import Act, Group
from mamori.cases.acts.fields import Choice, Field, Staff, Text, Words

YES, NO, UNCLEAR = "yes", "no", "unclear"
ANSWERS = ((YES, _("Yes")), (NO, _("No")), (UNCLEAR, _("Not clear yet")))
ELEMENTS = ("pupil", "relation", "effect", "pain")


def _element(
    name: str, heading: Text, label: Text, reason: Text, hint: Text = ""
) -> tuple[Field, Field]:
    """Return the question for one part of the definition and the one for its reason.

    The reason may stay empty here: it is the packs' gates that ask for it, with their clause.
    """
    return (
        Choice(name=name, heading=heading, label=label, hint=hint, codes=ANSWERS, inline=True),
        Words(name=f"{name}_why", label=reason, rows=2, fills=name, required=False),
    )


def whole(told: Mapping[str, Any]) -> dict[str, Text]:
    """Hold the judgement against the four parts: all of them make it bullying (HOK-004)."""
    parts = {told.get(name) for name in ELEMENTS}
    wrong: dict[str, Text] = {}
    if told.get("outside") and not told.get("relations") and told.get("relation") == YES:
        wrong["relation"] = _("Family and strangers are no relation in the sense of the Act.")
    if told.get("result") == "not-bullying" and parts == {YES}:
        wrong["result"] = _(
            "All four parts are there. That is bullying in the sense of the Act, also when it was"
            " meant well or is over already."
        )
    if told.get("result") == "bullying" and NO in parts:
        wrong["result"] = _(
            "You said that one of the four parts is not there. Look at it again. If it is open,"
            " choose “Not clear yet” there; you may still judge it as bullying."
        )
    return wrong


# Part of an assessment -> the questions that belong to it.
PARTS = {
    "causes": ("causes", "causes_words"),
    "severity": ("severity", "balance"),
    "net-traits": ("net_traits", "net_words"),
    "layers": ("around",),
}


def parts(told: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return which parts were looked at: those with an answer."""
    return {"part": [part for part, names in PARTS.items() if any(map(told.get, names))]}


ACTS = (
    Act(
        step="assess-definition",
        group=Group.JUDGEMENT,
        title=_("Hold it against the definition"),
        told=_("Held against the definition"),
        lead=_("Four parts make it bullying. Judge from the side of the child who was hurt."),
        checks=(whole,),
        fields=(
            *_element(
                "pupil",
                _("1. The child"),
                _("Did it happen to a pupil?"),
                _("To whom, and how do you know?"),
            ),
            *_element(
                "relation",
                _("2. Another pupil"),
                _("Did another pupil do it whom the child has to do with?"),
                _("How do they know each other?"),
            ),
            Choice(
                name="relations",
                label=_("What do the children have to do with each other?"),
                of="relations",
                several=True,
                required=False,
            ),
            Choice(
                name="outside",
                label=_("Or was it somebody outside the definition?"),
                hint=_(
                    "Then it is not bullying in the sense of the Act. The child needs help now."
                ),
                of="relations-outside",
                several=True,
                required=False,
            ),
            *_element(
                "effect",
                _("3. An act with an effect"),
                _("Was there an act with an effect on mind or body, also on the net?"),
                _("What was done, and what did it do?"),
            ),
            Choice(
                name="effects",
                label=_("What effect?"),
                of="effects",
                several=True,
                required=False,
            ),
            *_element(
                "pain",
                _("4. Pain"),
                _("Does the child feel pain of mind or body?"),
                _("How do you know?"),
                _("Do not read pain narrowly. What counts is what this child feels."),
            ),
            Choice(
                name="denied",
                heading=_("What the child says, and what you see"),
                label=_("What the child says"),
                codes=((YES, _("The child says that nothing is wrong")),),
                hints={
                    YES: _("Children often say so. It closes nothing: what you see counts as well.")
                },
                several=True,
                required=False,
            ),
            Words(
                name="observation",
                label=_("How does the child look and act?"),
                hint=_("Face, voice, body, what has changed: besides the child's own words."),
                fills="observation",
                required=False,
            ),
            Choice(
                name="result",
                heading=_("All in all"),
                label=_("What do you judge?"),
                codes=(
                    ("bullying", _("It is bullying")),
                    ("not-bullying", _("It is not bullying")),
                    (UNCLEAR, _("Not clear yet")),
                ),
            ),
            Staff(name="behind", label=_("Which members judged this?"), among="committee"),
        ),
    ),
    Act(
        step="assess",
        group=Group.JUDGEMENT,
        title=_("Assess the case together"),
        told=_("Assessed together"),
        lead=_("Several of you look at it, and no answer here is a verdict on a child."),
        points=(
            _("Often repeated, or many against one: that can endanger a life without a blow."),
        ),
        derived=parts,
        fields=(
            Words(
                name="how_often",
                heading=_("How often, how many, how unequal"),
                label=_("How often did it happen, and since when?"),
                hint=_("“Not known yet” is an answer."),
                rows=1,
                fills="how-often",
                required=False,
            ),
            Words(
                name="how_many",
                label=_("How many took part?"),
                hint=_("“Not known yet” is an answer."),
                rows=1,
                fills="how-many",
                required=False,
            ),
            Choice(
                name="severity",
                label=_("What makes it graver?"),
                of="severity",
                several=True,
                required=False,
            ),
            Words(
                name="balance",
                label=_("Who is stronger here, and can the child get away or answer back?"),
                rows=3,
                required=False,
            ),
            Choice(
                name="causes",
                heading=_("What lies behind it"),
                label=_("What may lie behind it?"),
                of="causes",
                several=True,
                required=False,
            ),
            Words(name="causes_words", label=_("What makes you think so?"), rows=3, required=False),
            Choice(
                name="net_traits",
                heading=_("On the net"),
                label=_("On the net: what makes it graver?"),
                of="net-traits",
                several=True,
                required=False,
            ),
            Words(name="net_words", label=_("What do you know of it?"), rows=2, required=False),
            Words(
                name="around",
                heading=_("Those around, and what comes now"),
                label=_("What did those around do: cheer, look on, try to stop it?"),
                rows=3,
                required=False,
            ),
            Words(name="needs", label=_("What does the child who was hurt need now?"), rows=3),
            Staff(name="behind", label=_("Who made this assessment?")),
        ),
    ),
)
