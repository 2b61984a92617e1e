"""1,000 attacks on the stored rows of a ledger: each is seen, in its place (DESIGN, promise 3)."""

import random

import pytest
from django.db import connection, transaction
from tests.factories import make_school

from mamori.journal import actions, queries

pytestmark = pytest.mark.django_db
FACTS, ATTACKS = 12, 1000


def edit(rng: random.Random) -> tuple[list[tuple[str, list[object]]], set[int]]:
    seq = rng.randint(1, FACTS)
    column, value = rng.choice(
        [
            ("kind", "case.resolved"),
            ("attrs", '{"channel": "forged"}'),
            ("subjects", '["00000000-0000-0000-0000-000000000000"]'),
            ("stream", "case:other"),
            ("sealed", b"\x01other"),
            ("hash", b"\x00" * 32),
            ("prev", b"\x00" * 31 + b"\x01"),
            ("at", "2020-01-01 00:00:00+00:00"),
        ]
    )
    sql = f"UPDATE journal_fact SET {column} = %s WHERE seq = %s"  # noqa: S608 -- from the list above
    return [(sql, [value, seq])], {seq, seq + 1}


def delete(rng: random.Random) -> tuple[list[tuple[str, list[object]]], set[int]]:
    seq = rng.randint(1, FACTS - 1)
    return [("DELETE FROM journal_fact WHERE seq = %s", [seq])], {seq}


def reorder(rng: random.Random) -> tuple[list[tuple[str, list[object]]], set[int]]:
    one, two = sorted(rng.sample(range(1, FACTS + 1), 2))
    swap = "UPDATE journal_fact SET seq = %s WHERE seq = %s"
    return [(swap, [999, one]), (swap, [one, two]), (swap, [two, 999])], {one}


def truncate(rng: random.Random) -> tuple[list[tuple[str, list[object]]], set[int]]:
    return [("DELETE FROM journal_fact WHERE seq > %s", [rng.randint(0, FACTS - 1)])], {FACTS}


def test_each_of_1000_attacks_on_stored_rows_is_seen_in_its_place() -> None:
    school = make_school()
    for number in range(FACTS):
        actions.append(
            by=None,
            ledger=school.pk,
            stream=f"case:{number % 3}",
            kind="note.added",
            attrs={"channel": "other"},
            words={"what": f"words {number}"},
        )
    point = actions.checkpoint(school.pk)
    assert list(queries.broken(school.pk, [point])) == []
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM journal_mention")
    rng = random.Random("tampering")  # noqa: S311 -- a repeatable test, not a secret
    for number in range(ATTACKS):
        statements, places = [edit, delete, reorder, truncate][number % 4](rng)
        undone = transaction.savepoint()
        with connection.cursor() as cursor:
            for sql, params in statements:
                cursor.execute(sql, params)
        found = [place.seq for place in queries.broken(school.pk, [point])]
        transaction.savepoint_rollback(undone)
        assert found, statements
        assert found[0] in places, statements
    assert list(queries.broken(school.pk, [point])) == []
