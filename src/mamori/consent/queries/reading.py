"""What the reader of a letter sees: each request, what they said, what they can still say."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from mamori.consent.models import Answer, Asked, Letter
from mamori.consent.queries.whom import needed_for
from mamori.consent.queries.wording import Shown, shown
from mamori.consent.words import GIVEN
from mamori.people.names import guardians_of
from mamori.people.queries import about, school_day


@dataclass(frozen=True, slots=True)
class Item:
    """One request as its reader sees it."""

    id: UUID
    shown: Shown
    said: bool | None  # None: nothing yet
    said_on: date | None
    stands: str
    may_say_yes: bool

    @property
    def is_open(self) -> bool:
        """Whether an answer is still awaited."""
        return self.said is None and self.may_say_yes

    @property
    def waits(self) -> bool:
        """Whether they said yes, and somebody else has not."""
        return bool(self.said) and self.stands != GIVEN


@dataclass(frozen=True, slots=True)
class Page:
    """A letter as a page."""

    letter: Letter
    school: str
    person: str
    reader: str
    own: bool
    items: list[Item]
    answer_by: date

    @property
    def is_over(self) -> bool:
        """Whether nothing was said and nothing can be said any more."""
        return all(one.said is None and not one.may_say_yes for one in self.items)

    @property
    def has_answers(self) -> bool:
        """Whether anything was said."""
        return any(one.said is not None for one in self.items)

    @property
    def needs_name(self) -> bool:
        """Whether the school does not know who reads this."""
        return not self.own and not self.reader


def page_of(letter: Letter, language: str) -> Page:
    """Return what a letter shows in a language today."""
    asking = letter.asking
    names = about(filter(None, (letter.person_id, letter.reader_id)))
    reader = names[letter.reader_id].name if letter.reader_id else ""
    own = letter.side == Letter.Side.PERSON
    return Page(
        letter=letter,
        school=asking.school.name,
        person=names[letter.person_id].name,
        reader=names[letter.person_id].name if own else reader,
        own=own,
        items=[_item(letter, one) for one in shown(asking, language)],
        answer_by=asking.answer_by,
    )


def _item(letter: Letter, words: Shown) -> Item:
    asked = Asked.unguarded.select_related("request__asking__school").get(
        request=words.request, person=letter.person_id
    )
    day = school_day(letter.asking.school)
    own = Answer.unguarded.filter(asked=asked, side=letter.side, reader=letter.reader_id)
    last = own.order_by("at").last()
    theirs = letter.side in needed_for(asked.request, letter.person_id, day).sides
    theirs = theirs and is_readers(letter)
    return Item(
        id=words.request.pk,
        shown=words,
        said=last.yes if last else None,
        said_on=last.on if last else None,
        stands=asked.status_on(day),
        may_say_yes=theirs and day <= letter.asking.answer_by,
    )


def is_readers(letter: Letter) -> bool:
    """Say whether whoever a letter is written to is still a guardian of the person."""
    reader = letter.reader_id
    return reader is None or reader in guardians_of({letter.person_id})


def reader_choices(letters: Collection[Letter]) -> list[tuple[str, str]]:
    """Return the readers of letters as choices: the person, each guardian, or any guardian."""
    names = about({pk for one in letters for pk in (one.person_id, one.reader_id) if pk})
    found = []
    for one in letters:
        pk = one.person_id if one.side == Letter.Side.PERSON else one.reader_id
        side = one.get_side_display()
        found.append((str(one.pk), f"{names[pk].name} ({side})" if pk else side))
    return found
