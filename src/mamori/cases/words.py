"""Words for what happens in a case outside the table of acts, and for its states."""

from django.utils.translation import gettext_lazy as _

from mamori.cases import flow
from mamori.cases.acts.act import Group
from mamori.cases.acts.fields import Text

# Entries of the chronology that no form of the table made.
SELF_TOLD: dict[str, Text] = {
    "sign.recorded": _("A sign was recorded"),
    "sign.shared": _("Shared with the committee and the reporting chain"),
    "note.added": _("Another observation"),
    "hop.acknowledged": _("Has read it"),
    "hop.absent": _("Not through this post; the others have it"),
    "board.told": _("The board of education was told"),
    "case.merged": _("Went on in another case"),
    "case.separated": _("Is a case of its own again"),
    "case.split": _("Part of it went on in a case of its own"),
}
# What an entry is called for those who may not read it.
CLOSED = _("An entry for a few")
READ: dict[str, Text] = {
    "record.read": _("Opened it"),
    "glass.broken": _("Opened it in an emergency"),
}
STATES = {
    flow.SHARED: _("Shared, not judged yet"),
    flow.RECOGNISED: _("Recognised as bullying"),
    flow.SET_ASIDE: _("Judged not to be bullying; still watched"),
    flow.RESOLVED: _("Resolved, still watched"),
    flow.MERGED: _("Goes on in another case"),
}
GROUPS = {
    Group.FACTS: _("What happened, and who told it"),
    Group.JUDGEMENT: _("What the committee judges"),
    Group.CARE: _("Support, guidance and watch"),
    Group.CLOSING: _("Is it over?"),
    Group.OUTSIDE: _("Board, police and others"),
    Group.SERIOUS: _("A serious situation"),
    Group.RECORD: _("The record itself"),
}
