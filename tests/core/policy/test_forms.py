"""What a form asks is read strictly: a flag that nobody can answer would never be followed up."""

from pathlib import Path

import pytest
from tests.core.policy.making import load_body, write_pack
from tests.core.policy.test_loading import told

WORDS = '{ en = "Words", ja = "言葉" }'
FORM = f"""
[[form]]
id = "survey"
cites = ["HOK-094"]
clause = "2"
room = "surveys"
for = "pupils"
says = {WORDS}

[[form.fields]]
code = "often"
ask = "choice"
choices = [{{ code = "once", says = {WORDS} }}, {{ code = "daily", says = {WORDS} }}]
flags = ["daily"]
says = {WORDS}

[[form.fields]]
code = "hurt"
ask = "yes-no"
flags = ["yes"]
says = {WORDS}
"""


def test_a_form_says_what_it_asks_whom_and_what_worries(tmp_path: Path) -> None:
    (form,) = load_body(tmp_path, FORM).forms
    often, hurt = form.fields
    assert form.audience == "pupils"
    assert (often.ask, [choice.code for choice in often.choices]) == ("choice", ["once", "daily"])
    assert (often.flags, hurt.flags) == (("daily",), ("yes",))


@pytest.mark.parametrize(
    ("before", "after", "mistake"),
    [
        ('flags = ["daily"]', 'flags = ["weekly"]', "flags: 'weekly' is no answer to it"),
        ('flags = ["yes"]', 'flags = ["true"]', "flags: 'true' is no answer to it"),
        ('ask = "choice"', 'ask = "text"', "choices belong to choice, several, whom"),
        ('ask = "yes-no"', 'ask = "several"', "choices belong to choice, several, whom"),
        ('ask = "choice"', 'ask = "chioce"', "ask"),
        ('code = "hurt"', 'code = "often"', "field 'often' stands twice"),
        ('code = "daily"', 'code = "once"', "choice 'once' stands twice"),
        ('code = "daily"', 'code = "any"', "no choice is called 'any'"),
        ('for = "pupils"', 'for = "everybody"', "for"),
    ],
)
def test_each_mistake_in_a_form_is_told(
    tmp_path: Path, before: str, after: str, mistake: str
) -> None:
    assert FORM.count(before) == 1
    assert mistake in "\n".join(told(write_pack(tmp_path, FORM.replace(before, after))))
