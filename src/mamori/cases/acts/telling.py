"""What happened, and who told it: acts, talks, contacts with homes."""

from django.utils.translation import gettext_lazy as _

from mamori.cases.acts.act import Act, Group
from mamori.cases.acts.fields import Adults, Children, Choice, Day, Words

# As what somebody of the case, or of their home, is spoken with: the journal's own codes.
SIDES = (
    ("victim", _("The child who was hurt")),
    ("other-child", _("The child who did it")),
)

ACTS = (
    Act(
        step="interview",
        group=Group.FACTS,
        title=_("Speak with one child"),
        told=_("A talk"),
        lead=_("One child at a time, in a place where nobody listens."),
        points=(
            _("Listen first. Do not ask what the child could have done differently."),
            _("Nothing that a child did is a reason for being hurt. Say so."),
            _("Write down the child's own words, and what you only guess as a guess."),
        ),
        fields=(
            Children(name="subjects", label=_("With whom?")),
            Choice(name="with", label=_("As whom did you speak with this child?"), codes=SIDES),
            Words(name="said", label=_("What did the child tell you?"), rows=10),
            Words(
                name="seen",
                label=_("What did you notice: face, voice, body, behaviour?"),
                required=False,
            ),
            Day(name="on", label=_("On which day?")),
            Adults(),
        ),
    ),
)
