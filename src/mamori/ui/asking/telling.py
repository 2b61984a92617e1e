"""An entry told again with the questions that it answers."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import get_language

from mamori.ui.asking.questions import Choice, Number, Offers, People, Question, Text, Until, Words
from mamori.ui.dates import day
from mamori.ui.templatetags.ui import listed


@dataclass(frozen=True, slots=True)
class Line:
    """One question and its answer; `long` is what somebody wrote in sentences."""

    label: Text
    value: str
    long: bool = False


def told(
    questions: Sequence[Question],
    attrs: Mapping[str, Any],
    words: Mapping[str, Any],
    offers: Offers,
    people: Collection[str] = (),
) -> Iterator[Line]:
    """Yield the answers of an entry in the order in which they were asked.

    Args:
        questions: of the act.
        attrs: the codes that were kept.
        words: what was sealed, opened for a reader.
        offers: the lists by which codes are worded; a code that no list knows stands as it is.
        people: the names of whom it concerns.
    """
    for asked in questions:
        match asked:
            case Words() if words.get(asked.name):
                yield Line(asked.label, str(words[asked.name]), long=asked.rows > 1)
            case Number() if attrs.get(asked.name):
                yield Line(asked.label, str(attrs[asked.name]))
            case Until() if attrs.get(asked.name):
                last = date.fromisoformat(str(attrs[asked.name]))
                yield Line(asked.label, day(last, get_language() or "en"))
            case Choice() if attrs.get(asked.name):
                known: dict[str, Any] = dict(offers.get(asked.of) or asked.codes)
                codes = attrs[asked.name]
                several = codes if isinstance(codes, list) else [codes]
                yield Line(asked.label, listed(known.get(code, code) for code in several))
            case People(part="subjects" | "behind") if people:
                yield Line(asked.label, listed(sorted(people)))
