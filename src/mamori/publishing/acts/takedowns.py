"""What is done with what stands where it must not, until a new look proves that it is gone."""

from django.utils.translation import gettext_lazy as _

from mamori.registers.acts import Act
from mamori.registers.acts.complaints import ON, WAYS, YES_NO
from mamori.ui.asking import Choice, People, Until, Words

FOLLOW, JUDGE = "takedown.follow", "takedown.judge"
OPEN, REMOVED, ASKED, GONE, STAYS = "open", "removed", "asked", "gone", "stays"
STANDING = (OPEN, REMOVED, ASKED)
REASONS = (
    ("consent", _("Everybody whom it shows agreed, on paper that is not in Mamori")),
    ("not-personal", _("It is about nobody: the program is wrong")),
    ("asked-by-law", _("A law or the authority asks that it stands there")),
    ("own-work", _("Whoever is named published it as their own work")),
    ("other", _("Something else, which is written down")),
)
WHATS = (
    ("cache", _("What a search engine or an archive kept")),
    ("old-address", _("An older address of the same thing")),
    ("copy", _("A copy elsewhere")),
)

OPENED = Act(
    slug="new",
    kind="takedown.opened",
    title=_("Write down something that must come down"),
    told=_("It stands where it must not"),
    verb="takedown.open",
    lead=_("A page or a file on the net that shows more of a person than it may."),
    questions=(
        Words(name="address", label=_("Its address"), rows=1,
              hint=_("As it stands in the browser: https:// and what follows")),
        Words(name="what", label=_("What is wrong with it?"), rows=3),
        People(name="owner", label=_("Who takes it down?"), several=False, part="sealed"),
        Until(name="until", label=_("By which day do you want it gone?"),
              hint=_("Your school's own day. The document that asks for it names none.")),
    ),
)  # fmt: skip
ACTS = (
    Act(
        slug="told",
        kind="takedown.told",
        title=_("Write down that whoever takes it down was told"),
        told=_("Told"),
        verb=FOLLOW,
        only_in=STANDING,
        questions=(
            ON,
            Choice(name="way", label=_("By what means?"), codes=WAYS),
            Words(name="whom", label=_("Who was told, and what do they want to do?"), rows=2),
        ),
    ),
    Act(
        slug="removed",
        kind="takedown.removed",
        title=_("Say that it was taken down"),
        told=_("Said to be taken down"),
        verb=FOLLOW,
        lead=_("Mamori then looks at every address of it anew. Only that proves it."),
        becomes=REMOVED,
        only_in=(OPEN,),
        questions=(
            ON,
            Words(name="note", label=_("How: deleted, replaced, or shut for strangers?"), rows=2,
                  required=False),
        ),
    ),
    Act(
        slug="also",
        kind="takedown.also",
        title=_("Name another address at which it may stand"),
        told=_("Another address"),
        verb=FOLLOW,
        lead=_("What a search engine kept, an older address, a copy: each is looked at, too."),
        only_in=(*STANDING, GONE),
        questions=(
            Choice(name="what", label=_("What is it?"), codes=WHATS),
            Words(name="address", label=_("Its address"), rows=1),
        ),
    ),
    Act(
        slug="give",
        kind="takedown.given",
        title=_("Let somebody else take it down"),
        told=_("Somebody else takes it down"),
        verb=FOLLOW,
        only_in=STANDING,
        questions=(
            People(name="owner", label=_("Who takes it down?"), several=False, part="subjects"),
        ),
    ),
    Act(
        slug="ask-to-stay",
        kind="takedown.stay-asked",
        title=_("Ask that it may stay"),
        told=_("May it stay?"),
        verb=FOLLOW,
        lead=_("Somebody else decides. Until then it counts as something that must go."),
        becomes=ASKED,
        only_in=(OPEN, REMOVED),
        questions=(
            Choice(name="reason", label=_("Why may it stay?"), codes=REASONS),
            Words(name="words", label=_("What do you know about it, and where can it be read?")),
        ),
    ),
    Act(
        slug="decide",
        kind="takedown.stayed",
        title=_("Decide whether it stays"),
        told=_("It stays"),
        verb=JUDGE,
        only_in=(ASKED,),
        by_another=True,
        lead=_("Look at it yourself, and at the reason. You answer for it."),
        questions=(
            Choice(name="stays", label=_("May it stay?"), codes=YES_NO),
            Words(name="words", label=_("Why?"), rows=3),
        ),
    ),
    Act(
        slug="note",
        kind="entry.noted",
        title=_("Add or put right something"),
        told=_("Added"),
        verb=FOLLOW,
        questions=(Words(name="note", label=_("What is there to add, or what is right?")),),
    ),
)  # fmt: skip


def act_named(slug: str) -> Act | None:
    """Return an act by its name in the address."""
    return next((act for act in ACTS if act.slug == slug), None)
