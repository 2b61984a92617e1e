"""What stands in every paper of a school: greetings, frames of forms, the name of the school.

Two letters of a school are half alike though they say different things. So what many papers have
does not count when two are compared. It is learned from the fingerprints of papers that nobody
withdrew: those that were released, and those that a sweep found.
"""

from collections.abc import Iterable, Sequence

import numpy as np

from mamori.core.likeness.comparing import NOTHING, Ordinary
from mamori.core.likeness.fingerprint import Fingerprint
from mamori.core.likeness.shelf import Shelf

_LEAST = 3  # papers with a run in them, for it to be ordinary
_PART = 200  # of many papers, one in so many
# Two letters that say little are alike to 0.6 by their frames; copies are alike to 0.8 and more.
_SAME = 0.75


def ordinary_in(papers: Iterable[Fingerprint], withdrawn: Sequence[Fingerprint] = ()) -> Ordinary:
    """Learn what is ordinary in papers.

    Args:
        papers: fingerprints of papers that may be as they are.
        withdrawn: fingerprints of those that may not. Their copies are left out: a bad sheet that
            many schools use is not ordinary.
    """
    bad = Shelf(dict(enumerate(withdrawn)))
    learned = [paper.marks for paper in papers if not bad.like(paper, _SAME)]
    if not learned:
        return NOTHING
    marks, counts = np.unique(np.concatenate(learned), return_counts=True)
    least = max(_LEAST, len(learned) // _PART)
    return Ordinary(marks[counts >= least], len(learned))
