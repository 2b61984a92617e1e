"""What a log may say of a failure: where and of which kind, not the words that were in hand."""

import logging
from typing import Any

import pytest
from django.db import IntegrityError
from django.test import Client
from django.utils.module_loading import import_string
from tests.factories import make_school, make_staff

from mamori.base.logs import WithoutMessages


def logged(error: BaseException) -> str:
    info = (type(error), error, error.__traceback__)
    record = logging.LogRecord("x", logging.ERROR, __file__, 1, "It failed: %s", ("/signs/",), info)
    logging.Formatter().format(record)  # as another handler may have done before
    return WithoutMessages().format(record)


def look_up(name: str) -> None:
    try:
        {}[name]
    except KeyError as error:
        words = f"{name} is not there"
        raise ValueError(words) from error


def test_a_traceback_keeps_places_and_kinds_and_leaves_out_messages() -> None:
    with pytest.raises(ValueError, match="山本") as caught:
        look_up("山本 直子")
    text = logged(caught.value)
    assert text.startswith("It failed: /signs/\n")
    assert text.index("builtins.KeyError") < text.index("builtins.ValueError")
    assert "in look_up" in text.split("which led to:")[1]
    assert text.splitlines()[-1] == "builtins.ValueError"
    kept = [line for line in text.splitlines() if 'look_up("' not in line]  # this very file
    assert not [line for line in kept if "山本" in line]


@pytest.mark.django_db
def test_what_a_database_quotes_is_not_logged() -> None:
    school = make_school()
    first, second = make_staff(school, "山本 直子"), make_staff(school, "佐藤 一郎")
    second.email = first.email
    with pytest.raises(IntegrityError) as caught:
        second.save()
    text = logged(caught.value)
    assert "django.db.utils.IntegrityError" in text
    assert first.email not in text


@pytest.mark.django_db
def test_no_code_and_no_link_that_opens_anything_stands_in_a_line(
    caplog: pytest.LogCaptureFixture,
) -> None:
    secrets = ("CDFGHJKMNPQR", "dG9rZW4gb2YgYSBsZXR0ZXI", "nowhere-at-all")
    for where in ("/surveys/in/{}/", "/consent/letter/{}/", "/{}/"):
        for secret in secrets:
            assert Client().get(where.format(secret)).status_code == 404
    lines = [WithoutMessages().format(record) for record in caplog.records]
    assert len(lines) == 9
    assert not [line for line in lines if any(secret in line for secret in secrets)]
    assert [line for line in lines if "surveys:take" in line]


def test_every_handler_of_the_program_writes_so(settings: Any) -> None:
    told = settings.LOGGING
    for handler in told["handlers"].values():
        kind = told["formatters"][handler["formatter"]]["()"]
        assert import_string(kind) is WithoutMessages
