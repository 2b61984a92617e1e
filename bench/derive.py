"""How fast facts become duties, beside how fast Python reads the same facts as JSON."""

import json
from datetime import UTC, datetime, timedelta
from time import process_time
from zoneinfo import ZoneInfo

from tests.factories import PACKS

from bench.options import Options
from bench.report import Report, Timed
from bench.timing import in_turns
from mamori.core.policy import Calendar, Fact, combine, derive, problems
from mamori.people.packs import loaded

BEGAN = datetime(2026, 4, 6, 3, tzinfo=UTC)
# What a case brings in its first days; each stream has these ten.
CASE: tuple[tuple[str, dict[str, object]], ...] = (
    ("sign.recorded", {"channel": "observation", "place": "in-school", "danger": "no"}),
    ("sign.shared", {"with": ["committee", "chain"]}),
    ("hop.acknowledged", {"role": "committee"}),
    ("hop.acknowledged", {"role": "homeroom"}),
    ("interview.held", {"with": "victim"}),
    ("facts.established", {"result": "fact"}),
    ("contact.made", {"with": "victim-guardian", "assurances": ["protect-fully", "keep-secrets"]}),
    ("case.recognised", {"soft": "no"}),
    ("plan.made", {"parts": ["support", "roles"], "for": "victim"}),
    ("measure.taken", {"type": "support", "for": "victim"}),
)


def run(options: Options) -> Report:
    """Derive from all streams in one call, and stream by stream as each new fact does."""
    streams = [_stream(number) for number in range(options.of(10_000, 20))]
    facts = [fact for stream in streams for fact in stream]
    lines = [json.dumps(_plain(fact), ensure_ascii=False) for fact in facts]
    packs = combine(loaded().by_id[pack] for pack in PACKS)
    calendar, now = Calendar(ZoneInfo("Asia/Tokyo")), BEGAN + timedelta(days=30)
    duties = derive(packs, facts, now, calendar)
    whole, each, reading = in_turns(
        options.of(5, 2),
        lambda: derive(packs, facts, now, calendar),
        lambda: [derive(packs, stream, now, calendar) for stream in streams],
        lambda: [json.loads(line) for line in lines],
        clock=process_time,
    )
    report = Report(f"{len(facts):,} facts in {len(streams):,} streams under {len(PACKS)} packs")
    yardstick = Timed("json.loads of the same facts", len(facts), reading)
    report.add(Timed("derive, one call", len(facts), whole), yardstick, "facts/s")
    report.add(Timed("derive, a call a stream", len(facts), each), yardstick, "facts/s")
    report.notes.append(f"{len(duties):,} duties were derived; CPU time")
    return report


def _stream(number: int) -> list[Fact]:
    begins = BEGAN + timedelta(minutes=number)
    return [
        Fact(
            id=f"{number:08x}-0000-4000-8000-{place:012x}",
            stream=f"case:{number:08x}-0000-4000-9000-000000000000",
            kind=kind,
            at=begins + timedelta(hours=5 * place),
            attrs=attrs,
            by=f"{place:08x}-0000-4000-a000-000000000000",
            subjects=(f"{number:08x}-0000-4000-b000-000000000000",),
        )
        for place, (kind, attrs) in enumerate(CASE)
        if not problems(kind, attrs)
    ]


def _plain(fact: Fact) -> dict[str, object]:
    return {
        "id": fact.id,
        "stream": fact.stream,
        "kind": fact.kind,
        "at": fact.at.isoformat(),
        "attrs": fact.attrs,
        "by": fact.by,
        "subjects": fact.subjects,
    }
