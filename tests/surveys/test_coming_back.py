"""Whoever comes back to an answer is told which of their words is wrong, and nothing else."""

import html
import os
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.surveys.school import CALM, Surveyed, answer, codes_of, incoming, opened

from mamori.core.receipt import RANDOM_BYTES, make
from mamori.surveys.actions.answers import hand_in
from mamori.surveys.codes import digest_of_receipt

SIX = re.compile(r'value="[^"]*"')


def typed(words: str) -> str:
    page = Client().post(reverse("surveys:again") + "?l=en", {"words": words})
    assert page.status_code == 422
    return html.unescape(page.content.decode())


@pytest.fixture
def receipt(db: None) -> str:
    return make("en", os.urandom(RANDOM_BYTES)).text


def test_a_slip_of_the_pen_is_told_with_its_place(receipt: str) -> None:
    words = receipt.split()
    words[2] = "qqqqqq"
    assert "Look at word 3, “qqqqqq”" in typed(" ".join(words))
    assert "Six words are needed, and these are 4 words." in typed(" ".join(words[:2] + words[3:5]))
    assert words[0] in typed(" ".join(words))  # what was typed stays


def test_the_words_are_read_as_a_child_writes_them(at: Surveyed, receipt: str) -> None:
    code, *_rest = codes_of(at, opened(at), at.third)
    given = make("en", os.urandom(RANDOM_BYTES))
    hand_in(incoming(code, CALM, receipt=digest_of_receipt(given)))
    text = ", ".join(given.text.split()[:6]).upper()
    page = Client().post(reverse("surveys:again") + "?l=en", {"words": text})
    assert page.status_code == 200


def test_words_that_could_be_right_are_told_nothing_of_what_is_stored(
    at: Surveyed, receipt: str
) -> None:
    with CaptureQueriesContext(connection) as before:
        nobody = typed(receipt)
    answer(codes_of(at, opened(at), at.third)[0], CALM)
    with CaptureQueriesContext(connection) as after:
        somebody = typed(receipt)
    assert len(before) == len(after)
    assert SIX.sub("", nobody) == SIX.sub("", somebody)
    assert "No answer has these words" in nobody
