"""What is asked when somebody says that a paper is no copy of what was withdrawn."""

from django.utils.translation import gettext_lazy as _

from mamori.registers.acts import Act
from mamori.ui.asking import Words

APART = Act(
    slug="apart",
    kind="mark.told-apart",
    title=_("Say that it is no copy of it"),
    told=_("Somebody else found that it is no copy of what was withdrawn"),
    verb="mark.tell-apart",
    lead=_("It only looks like what was withdrawn: then it goes on as any other paper does."),
    points=(
        _("This holds for this very paper. When a letter of it changes, it is compared anew."),
        _("What was withdrawn stays withdrawn, here and at every other school."),
    ),
    questions=(
        Words(name="why", label=_("What did you compare, and in what do the two differ?"), rows=3),
    ),
)
