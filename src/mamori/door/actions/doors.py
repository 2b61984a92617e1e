"""Opening the door of a school: a short code that a child can type."""

from django.db import IntegrityError, transaction

from mamori.base.numbers import letters
from mamori.door.models import Door
from mamori.people.models import School

LENGTH = 6


def open_door(*, school: School) -> str:
    """Return the code of a school's door, making it when it is first needed."""
    door = Door.objects.filter(school=school).first()
    while door is None:
        code = letters(LENGTH)
        try:
            with transaction.atomic():
                door, _is_new = Door.objects.get_or_create(school=school, defaults={"code": code})
        except IntegrityError:
            continue  # another school has this one
    return door.code
