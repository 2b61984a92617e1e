"""Forms that ask for secrets are found in four languages and any layout; lessons are left alone."""

import pytest
from tests.core.scan.finding.asking import Form, forms, is_asked

from mamori.core.scan.finding.generic.secret_request import FINDER

FILES = ("ja", "vi", "nl", "en")


@pytest.mark.row("NER-01")
@pytest.mark.parametrize("form", [each for each in forms(*FILES) if each.asks], ids=str)
def test_a_form_that_asks_for_a_secret_is_found(form: Form) -> None:
    assert is_asked(FINDER, form.block)


@pytest.mark.parametrize("form", [each for each in forms(*FILES) if not each.asks], ids=str)
def test_a_text_about_secrets_asks_for_nothing(form: Form) -> None:
    assert not is_asked(FINDER, form.block)
