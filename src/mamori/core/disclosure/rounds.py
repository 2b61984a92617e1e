"""What is known of a round when it is closed: who took part, and what was answered how often."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Answers = tuple[str, ...]  # answers that are counted as one; mostly a single one
Columns = tuple[Answers, ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """How small is too small. Fixed before a round opens, and the same for all its tables.

    Attributes:
        group: the fewest respondents of a group that is shown.
        answer: the fewest who gave an answer whose count is shown, and who gave another one.
    """

    group: int = 5
    answer: int = 3

    def __post_init__(self) -> None:
        """Refuse rules under which one child could be told."""
        if not 2 <= self.answer <= self.group:
            raise ValueError("an answer needs two children at least, and a group as many")


@dataclass(frozen=True, slots=True)
class Question:
    """A question with answers to choose from. What was written in words is never counted.

    A question that some are not asked has "not asked" among its answers: else how many were asked
    tells what they answered before. Of a question with several answers each answer is counted by
    itself; to tick nothing must be possible there, and "none of these" is no answer to count.

    Attributes:
        code: its code.
        answers: the codes of its answers, in order.
        several: whether one may give several of them.
        wider: the same answers in fewer columns, as `(("never", "seldom"), ("often", "always"))`;
            none for questions with several answers.
    """

    code: str
    answers: Answers
    several: bool = False
    wider: Columns = ()

    def __post_init__(self) -> None:
        """Refuse what could not be counted."""
        if len(set(self.answers)) != len(self.answers) or len(self.answers) < 2 - self.several:
            raise ValueError(f"{self.code}: answers must differ, and one alone says nothing")
        held = [answer for column in self.wider for answer in column]
        if self.wider and (self.several or len(self.wider) < 2 or not all(self.wider)):
            raise ValueError(f"{self.code}: a wider reading has two columns at least")
        if self.wider and (sorted(held) != sorted(self.answers)):
            raise ValueError(f"{self.code}: a wider reading has each answer once")


@dataclass(frozen=True, slots=True)
class Class:
    """One class, or whatever is smallest: its pupils and what they answered.

    Attributes:
        code: its code.
        above: what it is part of within the school, the largest first: `("P3",)`, or nothing.
        members: how many pupils it has.
        respondents: how many of them answered.
        counts: by question and answer, how many gave it. Nobody counts as 0.
    """

    code: str
    above: tuple[str, ...]
    members: int
    respondents: int
    counts: Mapping[str, Mapping[str, int]]

    def __post_init__(self) -> None:
        """Refuse counts that cannot be."""
        if not 0 <= self.respondents <= self.members:
            raise ValueError(f"{self.code}: more answered than are there")


@dataclass(frozen=True, slots=True)
class Round:
    """A questionnaire that was answered once and is closed.

    Attributes:
        school: the code of the whole.
        classes: all that took part or were asked to.
        questions: what was asked.
        rules: fixed before it opened.
    """

    school: str
    classes: Sequence[Class]
    questions: Sequence[Question]
    rules: Rules = Rules()

    def __post_init__(self) -> None:
        """Refuse a round that does not add up."""
        codes = [each.code for each in self.classes]
        above = {code for each in self.classes for code in each.above} | {self.school}
        if len(set(codes)) != len(codes) or not above.isdisjoint(codes):
            raise ValueError("each class needs a code of its own")
        for each in self.classes:
            for question in self.questions:
                _check(each, question)


def _check(each: Class, question: Question) -> None:
    counts = each.counts.get(question.code, {})
    given = [counts.get(answer, 0) for answer in question.answers]
    if set(counts) - set(question.answers) or min(given) < 0:
        raise ValueError(f"{each.code}, {question.code}: an answer that is not asked for")
    if (max(given) if question.several else sum(given)) > each.respondents:
        raise ValueError(f"{each.code}, {question.code}: more answers than respondents")
