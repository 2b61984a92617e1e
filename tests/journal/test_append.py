import json
import uuid
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection
from tests.factories import make_school

from mamori.base import clock
from mamori.core.seal import SealBroken, canonical, unseal_for_proof
from mamori.journal import actions, keys, queries
from mamori.journal.keys import Erased
from mamori.journal.models import Fact, FactsAreFinal, Ledger, Mention, StreamKey
from mamori.people.models import School

pytestmark = pytest.mark.django_db
PERSON = uuid.uuid4()


def add(school: School, stream: str = "case:1", **parts: Any) -> Fact:
    values: dict[str, Any] = {
        "by": None,
        "ledger": school.pk,
        "stream": stream,
        "kind": "note.added",
        "attrs": {"channel": "other"},
    }
    return actions.append(**(values | parts))


def test_facts_follow_each_other_in_one_ledger_a_school() -> None:
    one, two = make_school(), make_school()
    assert [add(one).seq, add(two).seq, add(one, "case:2").seq] == [1, 1, 2]
    assert list(queries.broken(one.pk)) == list(queries.broken(two.pk)) == []


def test_words_come_back_to_who_may_read_and_stand_nowhere_in_the_row() -> None:
    school = make_school()
    add(school, words={"what": "結衣さんの上履きが隠されていた"}, subjects=[PERSON])
    (entry,) = queries.entries(["case:1"])
    assert entry.words == {"what": "結衣さんの上履きが隠されていた"}
    assert entry.subjects == [PERSON]
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM journal_fact")
        row = str([bytes(x) if isinstance(x, memoryview) else x for x in cursor.fetchone()])
    assert "上履き" not in row
    assert json.dumps("上履き")[1:-1] not in row


def test_what_packs_read_holds_no_words() -> None:
    school = make_school()
    add(school, words={"what": "secret"}, subjects=[PERSON])
    (fact,) = queries.codes("case:1")
    assert (fact.kind, fact.attrs, fact.subjects) == (
        "note.added",
        {"channel": "other"},
        (str(PERSON),),
    )
    assert "secret" not in repr(fact)


def test_a_fact_cannot_be_changed_or_deleted() -> None:
    fact = add(make_school())
    for attempt in (
        fact.save,
        fact.delete,
        Fact.unguarded.all().delete,
        lambda: Fact.unguarded.update(kind="case.resolved"),
    ):
        with pytest.raises(FactsAreFinal):
            attempt()


def test_a_person_leads_to_the_streams_that_mention_them() -> None:
    school = make_school()
    add(school, subjects=[PERSON, PERSON])
    add(school, "case:2")
    add(school, "case:3", subjects=[uuid.uuid4(), PERSON])
    assert queries.streams_about(PERSON) == {"case:1", "case:3"}
    assert Mention.unguarded.filter(stream="case:1").count() == 1


def test_an_unknown_fact_or_a_name_among_the_codes_is_refused() -> None:
    school = make_school()
    with pytest.raises(ValueError, match="unknown fact"):
        add(school, kind="case.closed")
    with pytest.raises(ValueError, match="no attribute"):
        add(school, attrs={"name": "Sato"})
    assert Ledger.unguarded.get(pk=school.pk).head_seq == 0


def test_erasing_a_stream_leaves_the_chain_and_takes_the_words() -> None:
    school = make_school()
    add(school, words={"what": "to be forgotten"})
    add(school, "case:2", words={"what": "to be kept"})
    actions.erase(by=None, ledger=school.pk, stream="case:1", why="keep-over")
    told = {e.kind: e.words for e in queries.entries(["case:1"])}
    assert told == {"note.added": None, "stream.erased": {}}
    assert queries.entries(["case:2"])[0].words == {"what": "to be kept"}
    assert list(queries.broken(school.pk)) == []
    assert StreamKey.unguarded.get(pk="case:1").wrapped is None
    with pytest.raises(Erased):
        add(school, words={"what": "too late"})


def test_erasing_twice_is_noted_once() -> None:
    school = make_school()
    add(school, words={"what": "x"})
    for _ in range(2):
        actions.erase(by=None, ledger=school.pk, stream="case:1", why="keep-over")
    assert [e.kind for e in queries.entries(["case:1"])] == ["note.added", "stream.erased"]


def test_a_fact_carries_the_moment_of_the_clock() -> None:
    moment = datetime(2026, 4, 8, 9, 30, 0, 123456, tzinfo=UTC)
    with clock.at(moment):
        pk = add(make_school()).pk
    fact = Fact.unguarded.get(pk=pk)
    assert fact.at == moment
    assert fact.header()["at"] == "2026-04-08T09:30:00.123456+00:00"


def test_the_key_of_one_fact_opens_no_other() -> None:
    school = make_school()
    one, two = add(school, words={"what": "one"}), add(school, words={"what": "two"})
    key = keys.fact_key(keys.stream_key(school.pk, "case:1"), one.pk)
    assert json.loads(unseal_for_proof(key, bytes(one.sealed), canonical(one.header())))
    with pytest.raises(SealBroken):
        unseal_for_proof(key, bytes(two.sealed), canonical(two.header()))
    assert one.header()["v"] == 2


def test_a_sealed_text_moved_to_another_fact_does_not_open() -> None:
    school = make_school()
    one = add(school, words={"what": "one"})
    two = add(school, words={"what": "two"})
    with connection.cursor() as cursor:
        cursor.execute("UPDATE journal_fact SET sealed = %s WHERE seq = 1", [bytes(two.sealed)])
    with pytest.raises(Exception, match="does not open"):
        queries.entries(["case:1"])
    assert [found.seq for found in queries.broken(school.pk)] == [one.seq]
