"""1,000 attacks on the stored rows of a ledger: each is seen, in its place (DESIGN, promise 3)."""

import random
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from django.db import connection, transaction
from tests.factories import make_school

from mamori.core.seal import Break, new_signer
from mamori.journal import actions, queries
from mamori.journal.models import Ledger

pytestmark = pytest.mark.django_db
FACTS, ATTACKS = 12, 1000


def edit(rng: random.Random) -> tuple[list[tuple[str, list[Any]]], set[int]]:
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


def delete(rng: random.Random) -> tuple[list[tuple[str, list[Any]]], set[int]]:
    seq = rng.randint(1, FACTS - 1)
    return [("DELETE FROM journal_fact WHERE seq = %s", [seq])], {seq}


def reorder(rng: random.Random) -> tuple[list[tuple[str, list[Any]]], set[int]]:
    one, two = sorted(rng.sample(range(1, FACTS + 1), 2))
    swap = "UPDATE journal_fact SET seq = %s WHERE seq = %s"
    return [(swap, [999, one]), (swap, [one, two]), (swap, [two, 999])], {one}


def truncate(rng: random.Random) -> tuple[list[tuple[str, list[Any]]], set[int]]:
    return [("DELETE FROM journal_fact WHERE seq > %s", [rng.randint(0, FACTS - 1)])], {FACTS}


@pytest.mark.slow
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


class TestWhatALedgerKnowsOfItself:
    @pytest.fixture
    def ledger(self) -> UUID:
        ledger = make_school().pk
        for _ in range(3):
            actions.append(by=None, ledger=ledger, stream="year:2026", kind="year.started")
        return ledger

    def test_a_cut_tail_is_seen_without_a_check_point(self, ledger: UUID) -> None:
        run("DELETE FROM journal_mention")
        run("DELETE FROM journal_fact WHERE seq >= 3")
        last = Ledger.unguarded.get(pk=ledger).head_seq
        assert list(queries.broken(ledger)) == [Break(last, "truncated")]

    def test_a_last_fact_that_was_made_anew_is_seen(self, ledger: UUID) -> None:
        run("UPDATE journal_ledger SET head_hash = %s", bytes(32))
        assert [place.code for place in queries.broken(ledger)] == ["rewritten"]

    def test_a_check_point_signed_with_another_key_is_not_genuine(self, ledger: UUID) -> None:
        point = actions.checkpoint(ledger)
        other = new_signer()
        bare = replace(point, public=other.public, signature=b"")
        forged = replace(bare, signature=other.sign(bare.message()))
        assert forged.is_signed()
        assert list(queries.broken(ledger, [forged])) == [Break(point.seq, "unsigned")]
        assert list(queries.broken(ledger, [point])) == []


def run(sql: str, *params: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
