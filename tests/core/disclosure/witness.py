"""A witness against the attacker, also where a school is too large to count out.

`twin` makes another round, with another value in a hidden count, of which `publish` makes exactly
the same tables. Nobody who sees tables alone can tell the two apart, however clever. It does what
the proof says (`mamori.core.disclosure`): those whose answers were hidden together trade them, so
that the group gets as many of the answer as it can, or as few.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from tests.core.disclosure.attacker import NOT, separate
from tests.core.disclosure.worlds import answered, is_shown, members_of, with_counts

from mamori.core.disclosure import Mark, Question, Results, Round, publish

Table = list[Counter[str]]  # by class, how many gave an answer


@dataclass(frozen=True, slots=True)
class Trade:
    """Classes whose answers may be dealt out anew, first to those of the group, then nearest.

    Attributes:
        order: the numbers of the classes.
        column: the answers that are dealt out, the one in question first.
        rest: all other answers, which are dealt out too if the whole classes trade.
    """

    order: Sequence[int]
    column: Sequence[str]
    rest: Sequence[str]


def hidden(closed: Round, results: Results) -> Iterator[tuple[str, Question, str]]:
    """Yield each count that is not shown, of groups in which somebody answered."""
    for question in closed.questions:
        for group, members in members_of(closed).items():
            if sum(answered(closed.classes[at], question) for at in members):
                for answer in question.answers:
                    if not is_shown(results, group, question, answer):
                        yield group, question, answer


def twin(
    closed: Round, results: Results, group: str, question: Question, answer: str
) -> Round | None:
    """Return another round with the same tables and another value in one count; None if none is."""
    alone = replace(closed, questions=[question])
    wanted = {key: row for key, row in results.rows.items() if key[1] == question.code}
    truth = _table(closed, question, answer)
    mine = members_of(closed)[group]
    value = sum(truth[at][answer] for at in mine)
    trades = list(_trades(closed, results, group, question, answer))
    free = _free(closed, results, question, answer)
    for start in [truth, *_changed(truth, trades[-1], answer, free)]:
        for upwards in (True, False):
            dealt = start
            for trade in trades:
                dealt = _dealt(dealt, trade, upwards=upwards)
            if sum(dealt[at][answer] for at in mine) != value:
                other = _round(alone, question, dealt)
                if publish(other).rows == wanted:
                    return other
    return None


def _table(closed: Round, question: Question, answer: str) -> Table:
    answers = next(each for each in separate(question) if answer in each)
    table = []
    for each in closed.classes:
        given = each.counts.get(question.code, {})
        counts = Counter({one: given.get(one, 0) for one in answers if one != NOT})
        if NOT in answers:
            counts[NOT] = each.respondents - counts.total()
        table.append(counts)
    return table


def _trades(
    closed: Round, results: Results, group: str, question: Question, answer: str
) -> Iterator[Trade]:
    """Yield what may be traded: what is one number in a wider reading, then whole answers."""
    members = members_of(closed)
    one = closed.classes[members[group][0]]
    path = [closed.school, *one.above, one.code]
    path = path[: path.index(group) + 1]
    wider = next((each for each in question.wider if answer in each), (answer,))
    column = (answer, *(each for each in wider if each != answer))
    fine = [each for each in path if is_shown(results, each, question, answer)]
    above = [each for each in path if _column(results, each, question, answer)]
    is_hidden = group not in above
    together: Sequence[int] = ()
    if is_hidden:
        together = _not_shown(closed, results, question, answer, above[-1] if above else "")
    order = partial(_nearest, closed, question, path, frozenset(together))
    if above:
        within = members[fine[-1] if fine else closed.school]
        yield Trade(order(within), column, ())
    if is_hidden:
        rest = [one for each in separate(question) if answer in each for one in each]
        yield Trade(order(together), column, [each for each in rest if each not in column])


def _nearest(
    closed: Round,
    question: Question,
    path: Sequence[str],
    together: frozenset[int],
    within: Sequence[int],
) -> list[int]:
    """Put those first that share most of the path, then those hidden with it, then the smallest."""
    members = members_of(closed)
    depth = max(sum(set(within) <= set(members[group]) for group in path), 1)

    def key(at: int) -> tuple[int, bool, int]:
        each = closed.classes[at]
        places = [closed.school, *each.above, each.code]
        part = places[min(depth, len(places) - 1)]
        size = sum(answered(closed.classes[other], question) for other in members[part])
        return -sum(at in members[group] for group in path), at not in together, size

    return sorted(within, key=key)


def _free(closed: Round, results: Results, question: Question, answer: str) -> Sequence[str]:
    """Return the answers of which not even the school's own numbers are shown."""
    of_school = _column(results, closed.school, question, answer)
    return of_school or next(each for each in separate(question) if answer in each)


def _column(results: Results, group: str, question: Question, answer: str) -> Sequence[str]:
    """Return the answers of the number that tells of this answer; none where there is no number."""
    for cell in results.rows[group, question.code].cells:
        if answer in cell.answers and not isinstance(cell.count, Mark):
            return cell.answers
    return ()


def _not_shown(
    closed: Round, results: Results, question: Question, answer: str, above: str
) -> list[int]:
    """Return the classes in a group whose part of it is not shown; all where none is shown."""
    members = members_of(closed)
    if not above:
        return members[closed.school]
    found = []
    for at in members[above]:
        each = closed.classes[at]
        path = [closed.school, *each.above, each.code]
        if not _column(results, path[path.index(above) + 1], question, answer):
            found.append(at)
    return found


def _changed(table: Table, trade: Trade, answer: str, free: Sequence[str]) -> Iterator[Table]:
    """Yield each table in which somebody answered otherwise, and no number says that nobody did."""
    for other in [each for each in free if each != answer]:
        for more, less in ((answer, other), (other, answer)):
            at = next((at for at in trade.order if table[at][less]), None)
            if at is not None:
                changed = [Counter(each) for each in table]
                changed[at].update({more: 1, less: -1})
                yield changed


def _dealt(table: Table, trade: Trade, *, upwards: bool) -> Table:
    """Deal the answers out anew: the one in question first, or last. Each class keeps its size."""
    hand = [*trade.column, *trade.rest]
    left = Counter({each: sum(table[at][each] for at in trade.order) for each in hand})
    dealt = [Counter(each) for each in table]
    for at in trade.order:
        room = sum(table[at][each] for each in hand)
        for each in hand if upwards else reversed(hand):
            dealt[at][each] = min(room, left[each])
            left[each] -= dealt[at][each]
            room -= dealt[at][each]
    return dealt


def _round(closed: Round, question: Question, table: Table) -> Round:
    counts = []
    for each, given in zip(closed.classes, table, strict=True):
        before = each.counts.get(question.code, {})
        counts.append([given.get(one, before.get(one, 0)) for one in question.answers])
    return with_counts(closed, question, counts)
