"""The process that reads files for a school knows what day it is there."""

import pytest
from tests.factories import make_school

from mamori.core.scan.serving import Seen
from mamori.publishing.scanning import seen_in

pytestmark = pytest.mark.django_db


def test_a_day_beside_a_name_is_told_from_one_that_nobody_at_school_is_born_on() -> None:
    school = make_school("Basisschool De Linde", jurisdiction="NL", language="nl")
    data = b"Emma Bakker (1-4-2016)\nDaan Visser (1-4-2099)\n"
    seen = seen_in(school, data, name="a.txt")
    assert isinstance(seen, Seen)
    days = [each.text for each in seen.findings if each.kind == "birth-date"]
    assert days == ["1-4-2016"]
