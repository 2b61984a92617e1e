"""What reached the registers of the demo school. All of it is invented."""

from collections.abc import Callable, Iterator
from datetime import datetime, time

from mamori.people.models import Account, School
from mamori.registers.actions import Raised, list_partner, raise_it
from mamori.registers.actions import act as act_on
from mamori.site.demo.people import DOMAIN

Back = Callable[[datetime, int, time], datetime]
PARTNERS = (
    ("police", "生活安全課 少年係", "000-0000-0110"),
    ("child-guidance-centre", "地区担当", "000-0000-0189"),
)
COMPLAINT = Raised(
    {"way": "telephone", "from": "guardian", "about": "school"},
    {
        "what": "水筒の置き場所を変えてほしい。低い棚で、ふたが開いて床がぬれるとのこと。",
        "who": "2年の保護者、夕方に電話",
    },
)
CALL = Raised(
    {"offered": "yes", "readable": "yes"},
    {
        "time": "17:20",
        "who": "事務職員と保護者",
        "said": "棚の高さと、床がぬれることについて伺った。",
        "agreed": "今週中に学校から返事をする。",
    },
)
ARRIVED = Raised(
    {"way": "telephone"}, {"said": "受け取りました。棚を見てから、今週中にお返事します。"}
)
STOP = Raised(
    {"what": "form"},
    {
        "which": "家庭のネット利用調べ（回収用）",
        "why": "家庭のルールとアカウント名を書く欄があります。集める理由が分かりません。",
    },
)
POST = Raised(
    {"from": "sns"},
    {
        "source": "近隣の方の投稿",
        "link": "https://sns.example/p/1",
        "what": "運動会の写真に、名前入りの掲示が写っているとの指摘。",
    },
)
JUDGED = Raised(
    {"result": "look-into"}, {"why": "掲示を外し、写真の公開先を確かめる。担当はICT担当。"}
)


def fill_registers(school: School, now: datetime, back: Back) -> Iterator[datetime]:
    """Let somebody complain, somebody stop a form, and a warning arrive."""
    clerk, vice = _account("office"), _account("vice")
    yield back(now, 50, time(9, 30))
    for agency, person, number in PARTNERS:
        words = {"person": person, "number": number}
        list_partner(by=vice, what=Raised({"agency": agency}, words))
    yield back(now, 9, time(17, 30))
    complaint = raise_it(by=clerk, school=school, type="complaint", what=COMPLAINT)
    act_on(by=clerk, record=complaint, slug="call", what=CALL)
    yield back(now, 8, time(8, 30))
    act_on(by=vice, record=complaint, slug="acknowledge", what=ARRIVED)
    yield back(now, 4, time(16, 30))
    raise_it(by=_account("3-2"), school=school, type="objection", what=STOP)
    yield back(now, 1, time(13, 30))
    warning = raise_it(by=clerk, school=school, type="warning", what=POST)
    yield back(now, 1, time(15, 30))
    act_on(by=vice, record=warning, slug="judge", what=JUDGED)


def _account(key: str) -> Account:
    return Account.objects.select_related("person__school").get(email=f"{key}@{DOMAIN}")
