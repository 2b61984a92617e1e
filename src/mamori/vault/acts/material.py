"""Marks, and what marks are made from: what is kept, where, and what hides it."""

from django.utils.translation import gettext_lazy as _

from mamori.people.models import Post
from mamori.ui.asking import Choice, Words
from mamori.vault.acts.act import Act, Shelf
from mamori.vault.acts.asked import KEEPERS, NO_SECRET, ON, noting

PORTABLE, ELSEWHERE = "portable", "elsewhere"
NOWHERE_LISTED = (
    (PORTABLE, _("On a stick or another medium that is not on the list")),
    (ELSEWHERE, _("Somewhere else that is not on the list")),
)
NEITHER = "neither"
GUARDS = (
    ("anonymised", _("It is anonymised: nobody can be told from it")),
    ("encrypted", _("The file is encrypted")),
    (NEITHER, _("Neither")),
)
ENDS = (
    ("erased", _("It was erased")),
    ("handed-over", _("It was handed over to another unit")),
    ("mistake", _("It was listed by mistake")),
)
WHERE = (
    Choice(name="where", label=_("Where is it kept?"), of="storages", codes=NOWHERE_LISTED),
    Choice(name="guard", label=_("What hides it?"), codes=GUARDS),
    Words(name="how", label=_("How was that done?"), rows=2, required=False, at_times=True,
          fills="how",
          hint=_("For example: names and numbers removed, and no list kept of who is who; or which"
                 " program encrypted it. Write no password.")),
)  # fmt: skip
CLASS = Choice(name="class", label=_("What kind of material is it?"), of="classes")

MOVE = Act(
    slug="move",
    kind="material.kept",
    title=_("It is kept elsewhere now, or hidden in another way"),
    told=_("Kept"),
    verb="material.keep",
    questions=(ON, CLASS, *WHERE),
)
SHELF = Shelf(
    type="material",
    stream="material",
    title=_("What is kept"),
    lead=_("Marks and what they are made from: a line for each, never the marks themselves."),
    none=_("Nothing is listed here that you may see."),
    seats={post: why for post, why in KEEPERS.items() if post != Post.Role.ICT},
    read="material.read",
    own=True,
    first=Act(
        slug="new",
        kind="material.kept",
        title=_("List what is kept"),
        told=_("Kept"),
        verb="material.list",
        lead=_("Name the course and the year. Name no student, and enter no mark."),
        points=(NO_SECRET,),
        questions=(
            Words(name="name", label=_("What is it called?"), rows=1,
                  hint=_("For example: marks of Linear Algebra II, 2026")),
            CLASS,
            Words(name="owner", label=_("Who answers for it?"), rows=1),
            *WHERE,
        ),
    ),
    acts=(
        MOVE,
        noting("material.noted", "material.keep"),
        Act(
            slug="end",
            kind="material.ended",
            title=_("It is kept no longer"),
            told=_("Kept no longer"),
            verb="material.keep",
            ends=True,
            questions=(
                ON,
                Choice(name="how", label=_("What became of it?"), codes=ENDS),
                Words(name="why", label=_("How was that done, and by whom?"), rows=3),
            ),
        ),
    ),
)  # fmt: skip
