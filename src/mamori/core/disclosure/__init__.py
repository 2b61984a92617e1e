"""What may be shown of a questionnaire's answers, so that no child's answer can be told from it.

`publish` takes one closed round of a questionnaire, counted class by class, and returns every table
that may be shown of it: the school, its grades, its classes. Show nothing that is not in there: no
other cut (by sex, by language, by day), no count while the round is open, no second set of tables
after a late answer. docs/explanation/small-groups.md says it in plain words.

Rules
-----
1. A group in which fewer than `Rules.group` answered a question is hidden, and its next-smallest
   sibling with it, until those hidden together are two at least and as many respondents as the
   rule asks. Who is hidden for that follows from how many answered, never from what.
2. A count is shown only where at least `Rules.answer` gave this answer and as many another one:
   nothing, everybody, and nearly so, are told of no group.
3. The parts of a group are shown all or none: only if every part meets rule 2 (those hidden
   together count as one part). So nothing can be subtracted that was not meant to be known.
4. A question with a wider reading (`Question.wider`: "often or always") is shown in that where the
   answers one by one cannot be shown, under the same rules.
5. Of the whole school, and only there, an answer that fewer than `Rules.answer` gave is told as
   `Mark.FEW`, without its number; then no number of that question is shown anywhere.

Who is kept out
---------------
An attacker who holds all tables of all levels and terms; who knows this program and the rules; who
knows how many pupils each class has, how many of them took part, and how many answered each
question. For each count that is not shown at least two values remain that would have given the
same tables. Proof: take the lowest group above it that is shown, and let the respondents of those
of its parts that are not shown trade their answers, so that the class gets as many of the answer as
it can, after it those hidden with it, then the rest of its part; or as few. No table above changes.
The group would have been refused again, or the same parts hidden, since the part of the class holds
nothing else or all there is. Where only the wider reading is shown, those trade first who gave
answers that are read as one. The two values differ by min(n, N - n, y, N - y), n of N respondents
being in the class and y answers among the N; rules 1 and 2 make each of these at least 1.
tests/core/disclosure counts out every possible school of a small size, and makes the trade for
each hidden count of random ones; `python -m bench disclosure` does so in large ones.

Who is not
----------
Somebody who knows what particular children answered, beyond `Rules.answer` - 1 of them; who knows
that the children of a class answered the same two terms running; who guesses by likelihood: a class
of a school in which 90 % feel well most likely feels well. No hiding of counts helps there.

Sources: A. Hundepool et al., Statistical Disclosure Control (Wiley 2012), chapters 4 and 5, on
threshold rules, group disclosure and secondary suppression; R. Wong et al., Minimality attack in
privacy preserving data publishing (VLDB 2007), for why rule 1 may not look at answers and rule 3 is
all or none; K. Kenthapadi, N. Mishra, K. Nissim, Simulatable auditing (PODS 2005).
"""

from mamori.core.disclosure.publishing import publish
from mamori.core.disclosure.rounds import Class, Question, Round, Rules
from mamori.core.disclosure.tables import Cell, Count, Mark, Rate, Results, Row, Why, trend

__all__ = [
    "Cell",
    "Class",
    "Count",
    "Mark",
    "Question",
    "Rate",
    "Results",
    "Round",
    "Row",
    "Rules",
    "Why",
    "publish",
    "trend",
]
