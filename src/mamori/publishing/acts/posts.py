"""What is done about a post on a public page: three levels, deletion, a look whether it is gone."""

from django.utils.translation import gettext_lazy as _

from mamori.registers.acts.act import Act
from mamori.registers.acts.complaints import NAMED, ON
from mamori.ui.asking import Choice, Words

LEVELS = (
    ("nothing", _("Harmless: nothing follows")),
    ("again", _("Look again: not clear yet, or not bad enough")),
    ("delete", _("Ask to delete it")),
    ("danger", _("Danger now: somebody may be harmed")),
)
HINTS = {
    "nothing": _("What was kept of it is erased after four weeks."),
    "again": _("Every round looks at it anew."),
    "delete": _("Slander, mocking pictures, somebody's picture or number without leave."),
    "danger": _("A threat, a call to hurt somebody, words of wanting to die. Call first."),
}
TO = (
    ("site", _("The site where it stands")),
    ("provider", _("The provider behind the site")),
    ("writer", _("Whoever wrote it, with their family")),
    ("legal-affairs", _("The Legal Affairs Bureau, or another office that helps")),
    ("police", _("The police")),
    ("board", _("The board of education")),
    ("other", _("Somebody else")),
)
ANSWERS = (("deleted", _("They say that they deleted it")), ("refused", _("They refuse")))
SEEN = (
    ("gone", _("It is gone")),
    ("there", _("It is still there")),
    ("unclear", _("It could not be told")),
)
YES_NO = (
    ("yes", _("Yes, or it may have")),
    ("no", _("No, it did not come from the school")),
)

ACTS = (
    Act(
        slug="judge",
        kind="post.judged",
        title=_("Judge it"),
        told=_("Judged"),
        verb="post.judge",
        only_in=("seen", "harmless", "again", "found", "asked"),
        lead=_("You decide; Mamori does nothing by itself."),
        questions=(
            Choice(name="level", label=_("How grave is it?"), codes=LEVELS, hints=HINTS),
            Choice(
                name="net-type",
                label=_("Type of net bullying; several may apply"),
                of="net-types",
                several=True,
                required=False,
            ),
            Words(name="why", label=_("Why do you think so?"), rows=3),
            NAMED,
        ),
    ),
    Act(
        slug="ask",
        kind="deletion.asked",
        title=_("Write down that deletion was asked for"),
        told=_("Deletion asked for"),
        verb="post.judge",
        only_in=("found", "asked"),
        becomes="asked",
        lead=_("Ask in the way that the site names. Say what, where, and why; name no child."),
        points=(
            _("Keep what you sent, and any number that you were given."),
            _("When the site does not help, the Legal Affairs Bureau or the police may."),
        ),
        questions=(
            ON,
            Choice(name="to", label=_("Whom did you ask?"), codes=TO),
            Words(name="said", rows=3,
                  label=_("What did you ask, and under which number is it known there?")),
        ),
    ),
    Act(
        slug="remind",
        kind="deletion.reminded",
        title=_("Write down that it was asked for once more"),
        told=_("Asked once more"),
        verb="post.judge",
        only_in=("asked",),
        questions=(ON, Words(name="said", label=_("Whom did you ask again, and how?"), rows=3)),
    ),
    Act(
        slug="answered",
        kind="deletion.answered",
        title=_("Write down the answer"),
        told=_("The answer"),
        verb="post.judge",
        only_in=("asked", "gone"),
        lead=_("An answer is no proof: whether it is gone, a new look shows."),
        questions=(
            ON,
            Choice(name="answer", label=_("What do they say?"), codes=ANSWERS),
            Words(name="said", label=_("In their words"), rows=3, required=False),
        ),
    ),
    Act(
        slug="looked",
        kind="post.looked-again",
        title=_("Write down that you looked whether it is gone"),
        told=_("Looked whether it is gone"),
        verb="post.judge",
        only_in=("again", "found", "asked", "gone"),
        questions=(
            Choice(name="result", label=_("What did you see?"), codes=SEEN),
            Words(name="seen", label=_("Where did you look, also in copies and old addresses?"),
                  rows=2),
        ),
    ),
    Act(
        slug="data",
        kind="breach.considered",
        title=_("Check whether data of the school got out"),
        told=_("Checked whether data of the school got out"),
        verb="post.check-data",
        lead=_("A picture, a number or an address: where may whoever wrote it have it from?"),
        questions=(
            Choice(name="result", label=_("Did data of the school get out?"), codes=YES_NO),
            Words(name="why", label=_("What did you look at, and what follows?")),
        ),
    ),
    Act(
        slug="note",
        kind="entry.noted",
        title=_("Add or put right something"),
        told=_("Added"),
        verb="post.note",
        questions=(Words(name="note", label=_("What is there to add, or what is right?")), NAMED),
    ),
)  # fmt: skip
BY_SLUG = {act.slug: act for act in ACTS}
BY_KIND = {act.kind: act for act in ACTS}
