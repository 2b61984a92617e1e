"""The record itself: what proves something, and what was written wrongly."""

from django.utils.translation import gettext_lazy as _

from mamori.cases.acts.act import Act, Group
from mamori.cases.acts.fields import Adults, Children, Day, Entry, Files, Words

ACTS = (
    Act(
        step="add-evidence",
        group=Group.FACTS,
        title=_("Add pictures or papers"),
        told=_("Pictures or papers"),
        lead=_("Screenshots, photographs, letters. They are sealed as they come in."),
        points=(
            _(
                "Do not search a child's telephone. Let the child or its guardian show and hand"
                " over what they want to."
            ),
            _(
                "A picture in which a child is undressed must not be copied, not even as evidence:"
                " ring the police."
            ),
        ),
        fields=(
            Files(
                name="files",
                label=_("Which files?"),
                hint=_(
                    "Pictures, recordings of sound or film, PDF, plain text, Word or Excel; up to"
                    " 25 MB each. Where and with what one was taken is not shown."
                ),
            ),
            Words(name="shows", label=_("What do they show?"), rows=3),
            Words(name="origin", label=_("From whom do you have them?"), rows=1, required=False),
            Children(
                name="subjects", label=_("Whom do they concern?"), several=True, required=False
            ),
            Day(
                name="on",
                label=_("From which day are they?"),
                required=False,
                today=False,
            ),
            Adults(),
        ),
    ),
    Act(
        step="correct",
        group=Group.RECORD,
        title=_("Correct an entry"),
        told=_("Corrected"),
        lead=_("The entry stays as it was written. Your correction stands beside it."),
        template="cases/correct.html",
        listed=False,
        fields=(
            Entry(name="entry", label=_("Which entry?")),
            Words(name="right", label=_("What is right?")),
            Words(name="why", label=_("How did the mistake come about?"), rows=2),
            Adults(),
        ),
    ),
)
