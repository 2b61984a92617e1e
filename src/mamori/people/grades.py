"""Grades as people say them: rosters write P3, a Japanese school says third year."""

import re

from django.utils.translation import gettext as _

CODE = re.compile(r"([PJH])([1-9])")


def grade_words(code: str) -> str:
    """Return the words for a grade of the Japan profile; any other grade is already words."""
    known = CODE.fullmatch(code)
    if not known:
        return code
    stage, number = known.groups()
    if stage == "P":
        return _("year %(number)s") % {"number": number}
    if stage == "J":
        return _("lower secondary, year %(number)s") % {"number": number}
    return _("upper secondary, year %(number)s") % {"number": number}
