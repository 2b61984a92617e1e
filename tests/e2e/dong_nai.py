"""A school in Đồng Nai beside the demo school, and who is signed in there. All of it is invented.

`python -m tests.e2e.dong_nai` makes it in the data folder of a demo that runs, and says as JSON the
sessions of its people, as two steps of signing in would have made them.
"""

import json

import django

django.setup()

from django.conf import settings  # noqa: E402 -- Django must be set up before
from django.test import Client  # noqa: E402 -- likewise
from tests.factories import sign_in  # noqa: E402 -- likewise
from tests.samples import samples  # noqa: E402 -- likewise

from mamori.core.roster import read  # noqa: E402 -- likewise
from mamori.people import accounts  # noqa: E402 -- likewise
from mamori.people.actions import add_staff, give_post  # noqa: E402 -- likewise
from mamori.people.founding import Founding, found_school  # noqa: E402 -- likewise
from mamori.people.imports.write import import_roster  # noqa: E402 -- likewise
from mamori.people.models import Account, Post, School  # noqa: E402 -- likewise
from mamori.people.queries import school_day  # noqa: E402 -- likewise
from mamori.people.words import About  # noqa: E402 -- likewise

LIST = samples() / "plain" / "danh-sach-lop-7A2.csv"
R = Post.Role
PEOPLE = {
    "principal": ("Hoàng Thị Lan", R.PRINCIPAL),
    "ict": ("Vũ Đức Thịnh", R.ICT),
    "office": ("Bùi Ngọc Diệp", R.OFFICE),
}


def main() -> None:
    founding = Founding("Trường Tiểu học Mẫu", "VN", "vi", "Asia/Ho_Chi_Minh")
    school = found_school(founding=founding)
    import_roster(by=None, school=school, roster=read(LIST, country="VN"))
    print(json.dumps({key: _session(school, key) for key in PEOPLE}))  # noqa: T201 -- whoever started it reads it


def _session(school: School, key: str) -> str:
    name, role = PEOPLE[key]
    person = add_staff(by=None, school=school, about=About(full_name=name))
    give_post(by=None, school=school, person=person.pk, role=role, starts=school_day(school))
    accounts.invite(by=None, person=person, email=f"{key}@dong-nai.example")
    client = sign_in(Client(), Account.objects.get(person=person))
    return client.cookies[settings.SESSION_COOKIE_NAME].value


if __name__ == "__main__":
    main()
