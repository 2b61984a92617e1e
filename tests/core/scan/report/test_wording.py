"""Everything that can be found, and every verdict, has its words."""

from mamori.core.scan.hits import KINDS
from mamori.core.scan.judging import VERDICTS
from mamori.core.scan.report import wording


def test_each_kind_and_verdict_has_words() -> None:
    assert wording.KINDS.keys() == KINDS.keys()
    assert wording.VERDICTS.keys() == set(VERDICTS)
    assert wording.NEXT.keys() == set(VERDICTS)
