"""Handing a case over to somebody outside: what is asked, and what the record says of it later.

It has a page of its own, because a file is made: `views/disclosing.py`.
"""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from mamori.cases.acts.act import Act, Group
from mamori.cases.acts.fields import Children, Choice, Text, Words

RECIPIENTS = (
    ("third-party-committee", _("A third-party committee")),
    ("board", _("The board of education")),
    ("court", _("A court")),
    ("family", _("The family of a child")),
    ("other-school", _("Another school to which a child goes")),
)
FULL, ONE_CHILD = "full", "one-child"
# Who gets what concerns one child, and of others no more than is needed.
FOR_ONE_CHILD = frozenset({"family", "other-school"})
VERSIONS = (
    (FULL, _("The whole case")),
    (ONE_CHILD, _("What concerns one child")),
)
LANGUAGES = (("ja", "日本語"), ("vi", "Tiếng Việt"), ("nl", "Nederlands"), ("en", "English"))
MADE = ("version", "sha256")  # not asked: they follow from what is made


def _whose(told: Mapping[str, Any]) -> Mapping[str, Text]:
    if told.get("to") in FOR_ONE_CHILD and not told.get("subjects"):
        return {"subjects": _("Choose the child.")}
    return {}


DISCLOSE = Act(
    step="disclose",
    group=Group.RECORD,
    title=_("Hand over the case"),
    told=_("A copy was handed over"),
    lead=_("A file that can be read without Mamori, and of which anybody can check every word."),
    points=(
        _("What is handed over cannot be taken back. Give it to those who need it, and no more."),
        _(
            "What only a few may read, and who told, is in no copy. For a family, what concerns"
            " other children is left out as well."
        ),
    ),
    fields=(
        Choice(name="to", label=_("For whom is it?"), codes=RECIPIENTS),
        Children(
            name="subjects",
            label=_("Which child?"),
            hint=_("For a family, or for another school."),
            required=False,
        ),
        Words(name="whom", label=_("To whom exactly?"), rows=1),
        Words(name="why", label=_("Why, and on what legal ground?"), rows=3),
        Choice(name="language", label=_("In which language?"), codes=LANGUAGES),
        Choice(name="version", label=_("What is in it"), codes=VERSIONS),
        Words(name="sha256", label=_("SHA-256 of the file"), rows=1),
    ),
    checks=(_whose,),
    listed=False,
)
