"""An answer whose row was damaged: the others are read, and somebody is told of this one."""

from django.test import Client
from tests.factories import sign_in
from tests.surveys.school import CALM, HURT, Surveyed, answer, codes_of, opened

from mamori.surveys.actions.noting import look_through_all
from mamori.surveys.actions.running import close_survey
from mamori.surveys.models import Answer, Worry


def test_an_answer_that_does_not_open_stops_no_other_and_is_looked_at(
    at: Surveyed, client: Client
) -> None:
    survey = opened(at)
    first, second, *_rest = codes_of(at, survey, at.third)
    answer(first, CALM)
    damaged = Answer.unguarded.get()
    answer(second, HURT)
    sealed = bytes(damaged.sealed)
    changed = sealed[:-1] + bytes([sealed[-1] ^ 1])
    Answer.unguarded.filter(pk=damaged.pk).update(sealed=changed)
    look_through_all()
    assert not Answer.unguarded.filter(noted=False).exists()
    assert {worry.pk for worry in Worry.unguarded.all()} >= {damaged.pk}
    assert Worry.unguarded.count() == 2
    page = sign_in(client, at.member).get(f"/surveys/worries/{damaged.pk}/").content.decode()
    assert "cannot be read any more" in page
    close_survey(by=at.lead, survey=survey)
