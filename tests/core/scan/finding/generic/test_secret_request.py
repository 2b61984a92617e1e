"""Forms that ask for secrets are found in four languages and any layout; lessons are left alone."""

import re
from collections.abc import Callable
from dataclasses import replace
from unicodedata import normalize

import pytest
from tests.core.scan.finding.asking import Form, forms, hits, is_asked

from mamori.core.scan.blocks import Block
from mamori.core.scan.finding.generic.secret_request import FINDER

FORMS = list(forms("ja", "vi", "nl", "en", "later", "third", "fourth"))
ASKING = [each for each in FORMS if each.asks]
OTHERS = [each for each in FORMS if not each.asks]


def full_width(text: str) -> str:
    return re.sub("[!-~]", lambda letter: chr(ord(letter[0]) + 0xFEE0), text)


def paragraphs(text: str) -> str:
    """As a document has it: nothing between two lines but an empty one; sentences stay whole."""
    lines = text.split("\n")
    return text if any(len(line) > 80 for line in lines) else "\n\n".join(lines)


def within_a_letter(text: str) -> str:
    return f"あけぼの小だより\n\n{text}\n\n以上"


LAYOUTS = (full_width, paragraphs, within_a_letter, str.upper, lambda text: normalize("NFD", text))


def test_there_are_sixty_forms_and_as_many_that_only_look_so() -> None:
    assert min(len(ASKING), len(OTHERS)) >= 60


@pytest.mark.row("NER-01")
@pytest.mark.parametrize("form", ASKING, ids=str)
def test_a_form_that_asks_for_a_secret_is_found(form: Form) -> None:
    assert is_asked(FINDER, form.block)


@pytest.mark.parametrize("form", OTHERS, ids=str)
def test_a_text_about_secrets_asks_for_nothing(form: Form) -> None:
    assert not is_asked(FINDER, form.block)


@pytest.mark.row("NER-01")
@pytest.mark.parametrize("layout", LAYOUTS)
def test_another_layout_changes_nothing(layout: Callable[[str], str]) -> None:
    told = [is_asked(FINDER, replace(form.block, text=layout(form.text))) for form in FORMS]
    assert told == [form.asks for form in FORMS]


def test_the_hit_is_the_secret_itself_and_says_what_asks_for_it() -> None:
    text = "氏名：\nパスワード：＿＿＿＿＿＿"
    (hit,) = hits(FINDER, Block(text=text))
    assert (text[hit.start : hit.end], hit.why) == ("パスワード", ("asked:blank",))


def test_marks_of_their_own_belong_to_the_hit() -> None:
    text = "ﾊﾟｽﾜｰﾄﾞ: ________"
    (hit,) = hits(FINDER, Block(text=text))
    assert text[hit.start : hit.end] == "ﾊﾟｽﾜｰﾄﾞ"


def test_the_box_of_a_sign_in_page_is_told_and_not_judged() -> None:
    page = "User name: [    ]\nPassword: [    ]\n[Sign in]"
    (hit,) = hits(FINDER, Block(text=page))
    assert (hit.confidence, hit.why) == (0.3, ("asked:blank", "sign-in-page"))
    (asked,) = hits(FINDER, Block(text=f"Pupil's name: [    ]\n{page}"))
    assert asked.confidence > 0.5
