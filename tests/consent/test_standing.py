"""What several answers make together."""

from uuid import UUID, uuid4

import pytest

from mamori.consent.standing import standing

MOTHER, FATHER = uuid4(), uuid4()
P, R = "person", "representative"
ME, MUM, DAD, ANY = (P, None), (R, MOTHER), (R, FATHER), (R, None)
YES, NO = True, False
TABLE: list[tuple[tuple[str, ...], dict[tuple[str, UUID | None], bool], str]] = [
    ((P,), {}, "requested"),
    ((P,), {ME: YES}, "given"),
    ((P,), {ME: NO}, "refused"),
    ((P,), {MUM: YES}, "requested"),  # nobody speaks for an adult
    ((P,), {MUM: NO}, "requested"),
    ((P,), {ME: YES, MUM: NO}, "given"),  # even against the parents
    ((R,), {ANY: YES}, "given"),
    ((R,), {MUM: YES}, "given"),
    ((R,), {MUM: YES, DAD: YES}, "given"),
    ((R,), {MUM: YES, DAD: NO}, "refused"),
    ((R,), {MUM: YES, ME: NO}, "refused"),  # nobody is shown against their own word
    ((R,), {ME: YES}, "requested"),
    ((P, R), {ME: YES}, "requested"),
    ((P, R), {MUM: YES}, "requested"),
    ((P, R), {ME: YES, DAD: YES}, "given"),
    ((P, R), {ME: YES, DAD: NO}, "refused"),
    ((P, R), {ME: NO, DAD: YES}, "refused"),
    ((), {ME: YES}, "requested"),
]


@pytest.mark.parametrize(("needed", "said", "stands"), TABLE)
def test_where_it_stands(
    needed: tuple[str, ...], said: dict[tuple[str, UUID | None], bool], stands: str
) -> None:
    assert standing(needed, said) == stands
