"""From the counts of a closed round to the tables that may be shown: the rules in `__init__`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from mamori.core.disclosure.rounds import Class, Columns, Question, Round, Rules
from mamori.core.disclosure.tables import Cell, Count, Mark, Rate, Results, Row, Why


def publish(closed: Round) -> Results:
    """Return every table that may be shown of a closed round.

    Args:
        closed: the round with all its answers. Call it once all are in: the tables of two states
            of one round, one answer apart, tell that answer.

    Returns:
        a row for each group and question, and how many took part in each group.

    Raises:
        ValueError: groups of one code lie in different places.
    """
    root = _tree(closed)
    groups = list(root.all())
    if len({group.code for group in groups}) != len(groups):
        raise ValueError("each group needs a code of its own")
    rows: dict[tuple[str, str], Row] = {}
    for question in closed.questions:
        told: dict[str, Row] = {}
        if question.several:
            _tell_ticks(root, question, closed.rules, told)
        else:
            _Teller(question, _ladder(question), closed.rules, told).tell_school(root)
        rows |= {(group.code, question.code): told[group.code] for group in groups}
    return Results(rows, {group.code: Rate(group.members, group.respondents) for group in groups})


@dataclass(slots=True)
class _Group:
    """A group with its parts; what is counted of it is counted of the classes in it."""

    code: str
    parts: list["_Group"] = field(default_factory=list)
    classes: list[Class] = field(default_factory=list)

    @property
    def members(self) -> int:
        return sum(each.members for each in self.classes)

    @property
    def respondents(self) -> int:
        return sum(each.respondents for each in self.classes)

    def all(self) -> Iterator["_Group"]:
        yield self
        for part in self.parts:
            yield from part.all()


def _tree(closed: Round) -> _Group:
    root = _Group(closed.school)
    for each in closed.classes:
        group = root
        group.classes.append(each)
        for code in (*each.above, each.code):
            part = next((part for part in group.parts if part.code == code), None)
            if part is None:
                part = _Group(code)
                group.parts.append(part)
            group = part
            group.classes.append(each)
    return root


def _ladder(question: Question) -> Sequence[Columns]:
    """Return the columns in which a question may be shown, the finest first."""
    each = tuple((answer,) for answer in question.answers)
    return (each, question.wider) if question.wider else (each,)


def _tell_ticks(root: _Group, question: Question, rules: Rules, told: dict[str, Row]) -> None:
    """Tell of a question with several answers: each is a question by itself, ticked or not."""
    alone: dict[str, dict[str, Row]] = {}
    for answer in question.answers:
        alone[answer] = {}
        _Teller(question, (((answer,), ()),), rules, alone[answer]).tell_school(root)
    for group in root.all():
        each = [alone[answer][group.code] for answer in question.answers]
        is_shown = any(row.why is Why.SHOWN for row in each)
        told[group.code] = Row(
            group.code,
            question.code,
            Why.SHOWN if is_shown else each[0].why,
            tuple(row.cells[0] for row in each),
            group.respondents if is_shown else None,
        )


@dataclass(frozen=True, slots=True)
class _Teller:
    """Tells of one question, from the school downwards."""

    question: Question
    ladder: Sequence[Columns]
    rules: Rules
    told: dict[str, Row]

    def tell_school(self, root: _Group) -> None:
        widest = self.ladder[-1]
        counts = self._counts([root], widest)
        needed = max(self.rules.group, self.rules.answer * len(widest))
        if sum(counts) < needed:
            # That follows from how many answered, whatever they answered.
            self._hide([root], Why.SMALL)
            return
        for step, columns in enumerate(self.ladder):
            if self._is_safe([root], columns):
                self._show(root, step)
                return
        few = [count < self.rules.answer for count in counts]
        rest = Mark.MOST if few.count(False) == 1 else Mark.HIDDEN
        self._hide(root.parts, Why.ALIKE)
        marks = [Mark.FEW if is_few else rest for is_few in few]
        self._tell(root, Why.ALIKE, widest, marks)

    def _show(self, group: _Group, step: int) -> None:
        """Show a group in the columns of a step, and its parts if all of them may be shown."""
        counts = self._counts([group], self.ladder[step])
        self._tell(group, Why.SHOWN, self.ladder[step], counts, sum(counts))
        asked = [part for part in group.parts if self._size(part)]
        together = self._hidden_together(asked)
        alone = [part for part in asked if part not in together]
        units = [*([part] for part in alone), *([together] if together else [])]
        self._hide([part for part in group.parts if part not in asked], Why.NOBODY)
        for part in together:
            self._hide([part], Why.SMALL if self._size(part) < self.rules.group else Why.BESIDE)
        for finer in range(step, len(self.ladder)):
            if all(self._is_safe(unit, self.ladder[finer]) for unit in units):
                for part in alone:
                    self._show(part, finer)
                return
        self._hide(alone, Why.ALIKE)

    def _hidden_together(self, groups: Sequence[_Group]) -> list[_Group]:
        """Return the groups that are too small, with the next-smallest until nobody stands out."""
        by_size = sorted(groups, key=self._size)
        small = sum(self._size(group) < self.rules.group for group in by_size)
        if not small:
            return []
        together = max(small, 2)
        while sum(map(self._size, by_size[:together])) < self.rules.group:
            together += 1  # the whole has as many, or its parts would not be looked at
        return by_size[:together]

    def _is_safe(self, groups: Sequence[_Group], columns: Columns) -> bool:
        counts = self._counts(groups, columns)
        return sum(counts) >= self.rules.group and min(counts) >= self.rules.answer

    def _size(self, group: _Group) -> int:
        """Return how many of a group answered this question."""
        return sum(self._counts([group], self.ladder[0]))

    def _counts(self, groups: Sequence[_Group], columns: Columns) -> list[int]:
        """Count the answers of groups by columns; a column without answers has the others."""
        classes = [each for group in groups for each in group.classes]
        given = [each.counts.get(self.question.code, {}) for each in classes]
        counts = [sum(one.get(code, 0) for one in given for code in column) for column in columns]
        if () in columns:
            counts[columns.index(())] = sum(each.respondents for each in classes) - sum(counts)
        return counts

    def _hide(self, groups: Sequence[_Group], why: Why) -> None:
        """Hide groups with all that is in them."""
        for group in (each for one in groups for each in one.all()):
            marks = [Mark.HIDDEN] * len(self.ladder[0])
            self._tell(group, why if self._size(group) else Why.NOBODY, self.ladder[0], marks)

    def _tell(
        self,
        group: _Group,
        why: Why,
        columns: Columns,
        counts: Sequence[Count],
        answered: int | None = None,
    ) -> None:
        cells = tuple(map(Cell, columns, counts))
        self.told[group.code] = Row(group.code, self.question.code, why, cells, answered)
