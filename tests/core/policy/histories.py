"""Random histories of a case. Most come near to being lawfully resolved, and many get there.

In some a child is named by mistake, and somebody tries to take its name back.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from tests.core.policy.lawful import HARM, REASON, TEXTS, may_take_back, three_months_after

from mamori.core.policy import Attempt, Calendar, Fact

HOLIDAYS = frozenset(date(year, *day) for year in range(2023, 2031) for day in ((1, 1), (5, 3)))
ZONES = ("Asia/Tokyo", "Europe/Amsterdam", "Asia/Ho_Chi_Minh", "America/Santiago", "Africa/Cairo")
CALENDARS = (
    *(Calendar(ZoneInfo(zone), HOLIDAYS) for zone in ZONES),
    Calendar(ZoneInfo("Europe/Amsterdam"), lambda day: day.month in (4, 8)),
    Calendar(ZoneInfo("Australia/Lord_Howe"), lambda _: True),
)
# Where months differ in length, a leap day comes or goes, a year turns, or clocks change.
TURNING = (
    *(
        date(year, month, day)
        for year in (2023, 2026, 2027, 2028)
        for month, day in (
            *((1, 31), (2, 28), (3, 28), (3, 31), (5, 31), (7, 26), (8, 31), (10, 25)),
            *((11, 28), (11, 29), (11, 30), (12, 1), (12, 25), (12, 29), (12, 31)),
        )
    ),
    date(2028, 2, 29),
)
FIRST, DAYS = date(2023, 6, 1), 1900
TIMES = (
    *(time(0), time(0, 0, 0, 1), time(0, 30), time(2, 30), time(9), time(12, 5), time(16, 40)),
    *(time(22, 59), time(23, 30), time(23, 59, 59, 999999)),
)
HURT, OTHERS = ("c1", "c2", "c3"), ("o1", "o2")
NAMESAKE = "n1"
MEMBERS = ("m1", "m2", "m3", "m4")
# How many days after the quiet period something is done: mostly as it should be.
AFTER = (0, 0, 0, 0, 1, 2, 5, 9, 20)
BEFORE = (-1, -1, -2, -30)


@dataclass(frozen=True, slots=True)
class Try:
    """Somebody tries to call the case resolved, or to take a child's name back."""

    attempt: Attempt
    now: datetime


@dataclass(frozen=True, slots=True)
class History:
    """What was written down about one case, and what was tried when."""

    calendar: Calendar
    facts: tuple[Fact, ...]
    tries: tuple[Try, ...]


def tell(rng: Random) -> History:
    """Make up a history."""
    story = _Story(rng)
    for _ in range(2 if rng.random() < 0.25 else 1):
        story.act()
        story.doubt(0.5)
        story.lengthen()
        story.ask()
        story.doubt(0.2)
        story.judge()
        story.reopen()
    if rng.random() < 0.2:  # their order and repeats must change nothing
        story.facts.append(story.facts[0])
        story.facts.reverse()
    return History(story.calendar, tuple(story.facts), tuple(story.tries))


class _Story:
    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.calendar = rng.choice(CALENDARS)
        self.day = rng.choice(TURNING) if self.maybe(0.6) else self.days(FIRST, DAYS)
        self.free = self.day  # about when it may be judged; what is late or hidden is left out
        self.facts: list[Fact] = []
        self.tries: list[Try] = []
        self.left = {member: self.days(self.day, 150) for member in MEMBERS if self.maybe(0.15)}
        self.children: tuple[str, ...] = HURT[: rng.choice((0, 1, 1, 1, 1, 2, 2, 3))]
        self.note("sign.recorded", self.day, self.children)
        self.name()

    def maybe(self, share: float) -> bool:
        return self.rng.random() < share

    def days(self, day: date, most: int) -> date:
        return day + timedelta(days=self.rng.randrange(most))

    def moment(self, day: date) -> datetime:
        clock = self.rng.choice(TIMES).replace(fold=self.rng.randrange(2))
        return datetime.combine(day, clock, self.calendar.tz)

    def note(self, kind: str, day: date, about: Collection[str] = (), /, **attrs: object) -> None:
        codes = {name.rstrip("_"): value for name, value in attrs.items()}
        self.write(kind, self.moment(day), about, codes)

    def write(
        self, kind: str, at: datetime, about: Collection[str], codes: Mapping[str, object]
    ) -> None:
        number = f"{len(self.facts) * 370 % 997:03}"
        self.facts.append(Fact(number, "case:1", kind, at, codes, subjects=tuple(about)))

    def name(self) -> None:
        together = self.maybe(0.2)
        for group in (
            [self.children] if together and self.children else [(c,) for c in self.children]
        ):
            late = self.days(self.day, 160) if self.maybe(0.1) else self.day
            self.note("participant.added", late, group, layer="victim")
        if self.maybe(0.25):
            self.children += (NAMESAKE,)
            self.note("participant.added", self.days(self.day, 9), (NAMESAKE,), layer="victim")
        if self.maybe(0.3):
            layer: object = ["actor", "reporter"] if self.maybe(0.5) else "audience"
            self.note("participant.added", self.day, OTHERS, layer=layer)

    def act(self) -> None:
        for _ in range(self.rng.choice((1, 1, 1, 2, 3)) if self.maybe(0.98) else 0):
            self.happens(self.day, late=self.maybe(0.25))
            self.free = max(self.free, three_months_after(self.day))
            if self.maybe(0.3):
                self.day = self.days(self.day, 20)
        if self.maybe(0.3):
            self.note(self.rng.choice(("apology.made", "note.added")), self.days(self.day, 9))
        if self.maybe(0.06):  # one more comes out when all seems over
            again = self.days(self.day, 100)
            self.happens(again, late=self.maybe(0.7))
            if self.maybe(0.5):
                self.free = max(self.free, three_months_after(again))

    def happens(self, day: date, *, late: bool) -> None:
        on = day.isoformat() if late else ""
        if not late and self.maybe(0.05):  # nothing is written before it happens
            on = self.rng.choice(("soon", self.days(day, 99).isoformat()))
        written = self.days(day, 45) if late else day
        about = [child for child in (*self.children, *OTHERS) if self.maybe(0.2)]
        self.note("act.recorded", written, about, **({"on": on} if on else {}))
        if about and self.maybe(0.03):
            self.note("serious.suspected", written, about, type="harm")

    def doubt(self, share: float) -> None:
        """Think that a child was named by mistake; sometimes it was not."""
        for child in self.children:
            if self.maybe(share if child == NAMESAKE else share / 10):
                self.take_back(child, self.days(self.day, 60))

    def take_back(self, child: str, day: date) -> None:
        for fact in list(self.facts) if self.maybe(0.6) else ():
            if fact.kind in HARM and child in fact.subjects and self.maybe(0.9):
                self.note("entry.corrected", day, fact.subjects, entry=fact.id)
        filled = sorted(REASON) if self.maybe(0.95) else []
        codes = {"layer": "victim", "filled": filled}
        other = self.rng.choice((child, *self.children)) if self.maybe(0.05) else child
        about = tuple(dict.fromkeys((child, other)))
        now = self.moment(self.days(day, 3))
        attempt = Attempt("participant.removed", codes, self.behind(day), about)
        self.tries.append(Try(attempt, now))
        if may_take_back(attempt, self.facts, now) or self.maybe(0.1):
            self.write("participant.removed", now, about, {"layer": "victim"})
            self.children = tuple(each for each in self.children if each not in about)
            self.afterwards(child, day)

    def afterwards(self, child: str, day: date) -> None:
        """Hear more about a child whose name was taken back, or name it again."""
        if self.maybe(0.15):
            self.note("participant.added", self.days(day, 90), (child,), layer="victim")
            self.children += (child,)
        if self.maybe(0.15):
            answer = self.rng.choice(("none", "some", "unclear"))
            who = self.rng.choice(("victim", "victim-guardian"))
            self.note("distress.asked", self.days(day, 90), (child,), with_=who, answer=answer)

    def lengthen(self) -> None:
        if not self.maybe(0.25):
            return
        until = self.free + timedelta(days=self.rng.randrange(-40, 60))
        if self.maybe(0.05):
            self.note("watch.lengthened", self.days(self.day, 60), until="soon")
            return
        self.note("watch.lengthened", self.days(self.day, 60), until=until.isoformat())
        self.free = max(self.free, until)

    def ask(self) -> None:
        if self.children and self.maybe(0.1):  # one meeting with everybody
            self.answered(["victim", "victim-guardian"], self.children)
            return
        for whom in ("victim", "victim-guardian"):
            for child in self.children or ("",):
                if self.maybe(0.97):
                    self.answered(whom, (child,) if child else ())

    def answered(self, whom: object, about: Collection[str]) -> None:
        day = self.free + timedelta(days=self.rng.choice(AFTER if self.maybe(0.95) else BEFORE))
        if self.maybe(0.06):  # it hurt first
            self.note("distress.asked", day, about, with_=whom, answer="some")
            day = self.days(day, 3)
        answer = "none" if self.maybe(0.94) else self.rng.choice(("some", "unclear"))
        on = {"on": day.isoformat()} if self.maybe(0.1) else {}
        written = self.days(day, 9) if on else day
        self.note("distress.asked", written, about, with_=whom, answer=answer, **on)
        if self.maybe(0.03):  # somebody notes what they heard, and not from whom
            self.facts[-1] = replace(self.facts[-1], subjects=())
        if self.maybe(0.02):  # two answers in one instant
            worse = {"with": whom, "answer": "some"}
            again = replace(self.facts[-1], id=f"-{len(self.facts)}", attrs=worse)
            self.facts.append(again)
        if self.maybe(0.04):  # of whom this was, nobody wrote
            self.note("distress.asked", self.days(day, 3), with_=whom, answer="unclear")

    def judge(self) -> None:
        last = max(self.facts, key=lambda fact: fact.at).at.astimezone(self.calendar.tz).date()
        for _ in range(self.rng.choice((1, 1, 2))):
            chance = self.rng.random()
            if chance < 0.75:
                day = self.days(max(last, self.free), 4)
            elif chance < 0.9:
                day = self.free - timedelta(days=self.rng.randrange(2))
            else:
                day = self.days(self.day, 150)
            filled = sorted(TEXTS) if self.maybe(0.95) else [self.rng.choice(sorted(TEXTS))]
            attempt = Attempt("case.resolved", {"filled": filled}, self.behind(day))
            self.tries.append(Try(attempt, self.moment(day)))

    def behind(self, day: date) -> Mapping[str, Collection[str]]:
        """Name who of the committee is behind it; who has left by then is not."""
        chosen = self.rng.sample(MEMBERS, self.rng.choice((2, 2, 2, 3)))
        there = [member for member in chosen if self.left.get(member, date.max) > day]
        if self.maybe(0.03):
            there = there[:1] * 2  # the same person twice
        return {"committee": there, "staff": MEMBERS}

    def reopen(self) -> None:
        self.day = self.days(max(self.free, self.tries[-1].now.date()), 30)
        if self.maybe(0.5):
            self.note("case.resolved", self.day)
        self.note("case.reopened", self.day)
