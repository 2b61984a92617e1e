"""`--format html`: one page that a vice-principal reads, in the language of the school.

The page asks nothing of anybody and can be kept or printed; see `mamori.base.paper`.
"""

from base64 import b64decode
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TextIO

import django
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mamori.base.paper import Block, Document, Heading, Note, Paragraphs, Picture, Table, to_html
from mamori.core.policy import Packs, say
from mamori.core.policy.entries import RuleEntry
from mamori.core.scan.judging import VERDICTS as ORDER
from mamori.core.scan.report.record import Record
from mamori.core.scan.report.wording import KINDS, NEXT, VERDICTS, gettext_noop, part_words
from mamori.site.cli.scanning.telling import HARM, clipped, groups, part_of

LOCALE = Path(__file__).resolve().parents[3] / "locale"
MOST_PLACES = 5
PLACES = {
    "page": gettext_noop("page %(number)s"),
    "row": gettext_noop("row %(number)s"),
    "paragraph": gettext_noop("paragraph %(number)s"),
    "line": gettext_noop("line %(number)s"),
}


class Page:
    """`--format html`. The page is written when all files are told, the most harmful first."""

    def __init__(self, out: TextIO, packs: Packs, language: str, made: str) -> None:
        self._out, self._packs, self._language, self._made = out, packs, language, made
        self._records: list[Record] = []

    def tell(self, record: Record) -> None:
        """Keep the record."""
        self._records.append(record)

    def end(self) -> None:
        """Write the page."""
        speak()
        with translation.override(self._language):
            document = Document(
                language=self._language,
                kind=_("What stands in these files"),
                school="",
                made=self._made,
                blocks=tuple(self._blocks()),
            )
            self._out.write(to_html(document))

    def _blocks(self) -> Iterator[Block]:
        found = sorted(
            self._records, key=lambda each: (-ORDER.index(each["verdict"]), each["path"])
        )
        yield from _summary(found)
        for record in found:
            if record["verdict"] != "clear":
                yield from self._file(record)

    def _file(self, record: Record) -> Iterator[Block]:
        yield Heading(text=record["path"])
        told, next_step = VERDICTS[record["verdict"]], NEXT[record["verdict"]]
        yield Note(text=f"{_(told)}\n{_(next_step)}")
        rows = [self._row(group) for group in groups(record)]
        if rows:
            head = (_("What"), _("Where"), _("What stands there"), _("Why"))
            yield Table(head=head, rows=rows, widths=(3, 3, 3, 4))
        for drawn in record.get("pages", ()):
            alt = _("Page %(number)s, with what was found in boxes") % {"number": drawn["page"]}
            yield Picture(data=b64decode(drawn["png"]), alt=alt, caption=alt)
        if record["unread"]:
            yield Paragraphs(text="\n".join(_unread(record)))

    def _row(self, group: Sequence[Record]) -> tuple[str, ...]:
        first, count = group[0], sum(each.get("count", 1) for each in group)
        what = f"{count} × {_(KINDS[first['kind']])}\n{_(VERDICTS[first['verdict']])}"
        places = list(dict.fromkeys(map(where_of, group)))
        where = ", ".join(places[:MOST_PLACES])
        if len(places) > MOST_PLACES:
            where += " " + _("and %(count)s more") % {"count": len(places) - MOST_PLACES}
        words = "" if first["kind"] == "person-list" else clipped(first["text"])
        return what, where, words, self._why(first)

    def _why(self, finding: Record) -> str:
        rule = self._rules.get(finding["rule"] or "")
        if rule is None:
            return ""
        words = say(rule.says, self._language)
        return "\n".join(part for part in (words, rule.clause, ", ".join(rule.cites)) if part)

    @property
    def _rules(self) -> dict[str, RuleEntry]:
        return {rule.ref: rule for pack in self._packs for rule in pack.rules}


def speak() -> None:
    """Let texts be translated where no school, database or key is."""
    if not settings.configured:
        settings.configure(USE_I18N=True, LOCALE_PATHS=[LOCALE], LANGUAGE_CODE="en")
        django.setup()


def where_of(told: Record) -> str:
    """Return a place in the reader's language."""
    place = told["place"]
    cell = "!".join(place[key] for key in ("sheet", "cell") if key in place)
    parts = [part_words(part_of(place), _), cell]
    numbered = (key for key in PLACES if key in place and (key == "page" or not cell))
    parts += [_(PLACES[key]) % {"number": place[key]} for key in numbered]
    return ", ".join(part for part in parts if part) or _("the file")


def _summary(records: Sequence[Record]) -> Iterator[Block]:
    count = len(records)
    looked = ngettext(
        "%(count)s file was looked through.", "%(count)s files were looked through.", count
    )
    yield Paragraphs(text=looked % {"count": count})
    rows = []
    for verdict in HARM:
        of_it = sum(each["verdict"] == verdict for each in records)
        if of_it:
            rows.append((_(VERDICTS[verdict]), str(of_it)))
    if rows:
        yield Table(head=(_("What is to be done"), _("Files")), rows=rows, widths=(4, 1))


def _unread(record: Record) -> Iterator[str]:
    for missed in record["unread"]:
        yield _("Not read: %(where)s") % {"where": where_of(missed)}
    if record["error"]:
        yield _(record["error"].partition(": ")[2])
