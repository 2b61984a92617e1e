"""Nothing in the database joins an answer without a name to the code with which it was given.

Neither a value that stands in both, nor a moment, nor the order in which an engine keeps rows.
"""

import random
from datetime import datetime
from typing import Any

import pytest
from django.db import connection, transaction
from tests.site.test_secrets import everything_stored
from tests.surveys.school import HURT, WORDS, Surveyed, answer, codes_of, opened

from mamori.surveys.actions.mixing import forget_old_rows
from mamori.surveys.actions.noting import look_through_all
from mamori.surveys.actions.running import close_survey
from mamori.surveys.models import Answer, Code, Survey
from mamori.surveys.queries.answers import opened as opened_answers

PLACE = {"sqlite": "rowid", "postgresql": "ctid"}


def in_order(table: str, column: str) -> list[str]:
    """Return the keys of a table in the order in which the engine keeps its rows."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id FROM {table} ORDER BY {column}")  # noqa: S608 -- names from above
        return [str(key).replace("-", "") for (key,) in cursor.fetchall()]


def values_of(model: type, *, but: set[str]) -> set[object]:
    fields = [field.name for field in model._meta.fields if field.name not in but]  # type: ignore[attr-defined]  # any model has it
    rows = model.unguarded.values_list(*fields)  # type: ignore[attr-defined]  # any model here has it
    return {bytes(v) if isinstance(v, memoryview) else v for row in rows for v in row}


@pytest.fixture
def answered(at: Surveyed) -> tuple[Survey, list[str]]:
    """A class in which each child wrote the number of its slip."""
    survey = opened(at)
    codes = codes_of(at, survey, at.third)
    for place, code in enumerate(codes):
        answer(code, {"what-happened": f"slip {place}"})
    return survey, codes


def test_no_value_stands_at_an_answer_and_at_a_code(answered: tuple[Survey, list[str]]) -> None:
    # The class alone may: that is what a code says.
    shared = values_of(Answer, but={"group", "noted"}) & values_of(Code, but={"group", "used"})
    assert shared <= {None}


def test_no_moment_stands_at_either(answered: tuple[Survey, list[str]]) -> None:
    kinds = [type(v) for m in (Answer, Code) for v in values_of(m, but=set())]
    assert datetime not in kinds


def test_the_order_of_rows_tells_nothing(
    answered: tuple[Survey, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    survey, codes = answered
    # Chance, made to turn the order around: what it does is what decides where rows stand.
    monkeypatch.setattr(random.SystemRandom, "shuffle", lambda _self, rows: rows.reverse())
    before = in_order("surveys_answer", PLACE[connection.vendor])
    used = in_order("surveys_code", PLACE[connection.vendor])
    look_through_all()
    assert in_order("surveys_answer", PLACE[connection.vendor]) != before
    if connection.vendor == "sqlite":
        assert in_order("surveys_code", "rowid") == used  # as they were printed, not as used
    else:
        for table in ("surveys_answer", "surveys_code"):
            with connection.cursor() as cursor:
                cursor.execute(f"SELECT DISTINCT xmin::text FROM {table}")  # noqa: S608 -- likewise
                assert len(cursor.fetchall()) == 1
    assert len(list(opened_answers(survey, Answer.unguarded.all()))) == len(codes)


@pytest.mark.django_db(transaction=True)
def test_old_rows_are_given_up_where_an_engine_keeps_them_and_no_failure_stops_the_hour(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    asked: list[str] = []

    def listen(run: Any, sql: str, *rest: Any) -> Any:
        asked.append(sql)
        return run(sql, *rest)

    knows = connection.vendor == "postgresql"
    with connection.execute_wrapper(listen):
        look_through_all()
        assert any(sql.startswith("VACUUM") for sql in asked) == knows
        # SQLite does not know this command: so it fails there, and the hour goes on.
        monkeypatch.setattr(connection, "vendor", "postgresql")
        asked.clear()
        look_through_all()
        assert asked[-1] == "VACUUM surveys_answer, surveys_code"
        assert [one.name for one in caplog.records] == [forget_old_rows.__module__] * (not knows)
        asked.clear()
        with transaction.atomic():
            look_through_all()
        assert not any(sql.startswith("VACUUM") for sql in asked)


def test_a_stolen_database_holds_no_word_of_an_answer_and_no_code(at: Surveyed) -> None:
    survey = opened(at)
    codes = codes_of(at, survey, at.third)
    answer(codes[0], HURT)
    close_survey(by=at.lead, survey=survey)
    stored = everything_stored()
    assert str(survey.pk).replace("-", "") in stored.replace("-", "")
    for hidden in (WORDS, codes[0], codes[1], "what-happened"):
        assert hidden not in stored
