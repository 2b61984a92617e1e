"""A pattern fits a fact if every attribute has one of the wanted codes."""

from typing import Any

import pytest
from tests.core.policy.making import fact

from mamori.core.policy.pattern import ROLE, Pattern

BOTH = Pattern("contact.made", (("with", ("victim-guardian", "other-guardian")),))
STRICT = Pattern("contact.made", (("with", ("victim-guardian",)), ("assurances", ("facts",))))


@pytest.mark.parametrize(
    ("pattern", "attrs", "fits"),
    [
        (Pattern("contact.made"), {}, True),
        (Pattern("contact.made"), {"with": "victim"}, True),
        (BOTH, {"with": "other-guardian"}, True),
        (BOTH, {"with": "victim"}, False),
        (BOTH, {}, False),
        (BOTH, {"with": ["victim", "victim-guardian"]}, True),
        (STRICT, {"with": "victim-guardian", "assurances": ["facts", "policy"]}, True),
        (STRICT, {"with": "victim-guardian", "assurances": ["policy"]}, False),
        (STRICT, {"with": "victim", "assurances": ["facts"]}, False),
        (Pattern("interview.held"), {}, False),
    ],
)
def test_fit(pattern: Pattern, attrs: dict[str, Any], fits: bool) -> None:  # noqa: FBT001 - a table
    assert pattern.fits(fact("contact.made", "2026-06-01 09:00", **attrs)) is fits


def test_the_role_stands_in_for_its_sign() -> None:
    pattern = Pattern("hop.acknowledged", (("role", (ROLE,)),))
    read = fact("hop.acknowledged", "2026-06-01 09:00", role="homeroom")
    assert pattern.fits(read, "homeroom")
    assert not pattern.fits(read, "principal")
    assert not pattern.fits(read)


def test_an_attribute_can_be_taken_out() -> None:
    assert STRICT.without("assurances") == Pattern("contact.made", STRICT.attrs[:1])
    assert STRICT.without("") == STRICT
