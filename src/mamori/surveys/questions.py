"""What a form asks, whether it comes from a pack or the school wrote it itself."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import override, pgettext

from mamori.core.policy.entries import ANYTHING, CHOOSING, Code, FormEntry, Question
from mamori.core.policy.words import Words, say

Given = Mapping[str, str | list[str]]  # code of a question -> what was answered


@dataclass(frozen=True, slots=True)
class Sheet:
    """The questions of one form with its title, in the languages that it has."""

    title: Words
    questions: tuple[Question, ...]

    @property
    def languages(self) -> list[str]:
        """The languages in which every word of it stands."""
        every = [self.title, *(words for one in self.questions for words in _words(one))]
        return [code for code in every[0] if all(code in words for words in every)]

    def worries(self, given: Given) -> list[str]:
        """Return the codes of the questions whose answer worries."""
        return [one.code for one in self.questions if worries(one, given.get(one.code, ""))]

    def plain(self) -> dict[str, Any]:
        """Return it as it is sealed into the journal."""
        return {"title": dict(self.title), "questions": [_plain(one) for one in self.questions]}


def _words(question: Question) -> Iterator[Words]:
    yield question.says
    yield from (choice.says for choice in question.choices)


def _plain(one: Question) -> dict[str, Any]:
    choices = [{"code": choice.code, "says": dict(choice.says)} for choice in one.choices]
    return {
        "code": one.code,
        "ask": one.ask,
        "says": dict(one.says),
        "choices": choices,
        "flags": list(one.flags),
    }


def sheet_of_pack(entry: FormEntry) -> Sheet:
    """Return what a form of a pack asks."""
    return Sheet(entry.says, entry.fields)


def sheet_from(plain: Mapping[str, Any]) -> Sheet:
    """Return what was sealed into the journal."""
    return Sheet(plain["title"], tuple(map(_question, plain["questions"])))


def _question(told: Mapping[str, Any]) -> Question:
    return Question(
        code=told["code"],
        says=told["says"],
        ask=told["ask"],
        choices=tuple(Code(code=one["code"], says=one["says"]) for one in told["choices"]),
        flags=tuple(told["flags"]),
    )


def worries(question: Question, answer: str | list[str]) -> bool:
    """Say whether an answer is one of those that are followed up."""
    given = [answer] if isinstance(answer, str) else answer
    given = [each for each in given if each.strip()]
    return bool(given) and (ANYTHING in question.flags or not set(given).isdisjoint(question.flags))


def choices_of(question: Question, language: str) -> list[tuple[str, str]]:
    """Return what can be answered, in words; empty where one writes."""
    if question.ask == "yes-no":
        with override(language):
            return [("yes", pgettext("answer", "Yes")), ("no", pgettext("answer", "No"))]
    if question.ask in CHOOSING:
        return [(choice.code, say(choice.says, language)) for choice in question.choices]
    return []


def told(question: Question, answer: str | list[str], language: str) -> list[str]:
    """Return an answer in words: what was chosen, or what was written."""
    given = [answer] if isinstance(answer, str) else answer
    words = dict(choices_of(question, language))
    return [words.get(each, each) for each in given if each]
