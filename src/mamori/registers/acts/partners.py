"""What the list of partners asks."""

from django.utils.translation import gettext_lazy as _

from mamori.ui.asking import Choice, Words

OTHER = (("other", _("Another partner")),)

QUESTIONS = (
    Choice(name="agency", label=_("Which agency?"), of="agencies", codes=OTHER),
    Words(name="person", label=_("With whom do you speak there?"), rows=1),
    Words(name="number", label=_("Telephone"), rows=1),
    Words(
        name="note",
        label=_("When to call, and for what"),
        rows=2,
        required=False,
    ),
)
