"""The scan service: a school's own people, its packs and consents, in a process with limits."""

import io
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from tests.factories import make_person, make_school

from mamori.base.files import Incoming
from mamori.core.scan import keeper
from mamori.core.scan.limits import Limits
from mamori.people.models import Person, School
from mamori.people.words import About, seal_about
from mamori.publishing import scanning
from mamori.publishing.looking import look_at

NAMES = ["Trần Thị Linh", "Lê Văn Nam", "Phạm Thu Hà", "Đặng Quốc Bảo"]


@pytest.fixture
def school(db: None) -> School:
    school = make_school(
        "Trường THCS Bình Minh",
        jurisdiction="VN",
        language="vi",
        time_zone="Asia/Ho_Chi_Minh",
        packs=["vn-dongnai-3237"],
    )
    for name in NAMES:
        make_person(school, Person.Kind.PUPIL, name)
    return school


def sheet() -> bytes:
    book = openpyxl.Workbook()
    book.active.append(["STT", "Họ và tên", "Ngày sinh"])
    for number, name in enumerate(NAMES, 1):
        book.active.append([number, name, f"0{number}/04/2014"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_list_of_the_schools_own_people_is_found_and_judged_by_its_packs(school: School) -> None:
    looked = look_at(school, sheet(), name="danh sách.xlsx", place="web")
    assert (looked.verdict, looked.type, looked.error) == ("consent", "xlsx", "")
    people = {each.person for each in looked.findings if each.kind == "roster-name"}
    assert people == {str(pk) for pk in Person.objects.values_list("pk", flat=True)}
    listed = next(each for each in looked.judged if each.finding.kind == "person-list")
    assert listed.rule == "vn-dongnai-3237/rule/no-lists-without-consent"
    assert all(name in looked.text for name in NAMES)
    assert "danh sách.xlsx" not in looked.text


def test_what_was_sent_is_read_as_it_was_sent(school: School) -> None:
    incoming = Incoming()
    incoming.add("Lớp 5A: Trần Thị Linh".encode())
    incoming.end()
    looked = look_at(school, incoming, name="a.txt", place="web")
    assert looked.sha256 == incoming.sha256
    assert [each.kind for each in looked.findings] == ["roster-name"]


def test_who_comes_and_who_is_called_otherwise_is_found_at_once(school: School) -> None:
    text = "Hôm nay có Vũ Ngọc Mai".encode()
    assert look_at(school, text, name="a.txt", place="web").verdict != "consent"
    mai = make_person(school, Person.Kind.PUPIL, "Vũ Ngọc Mai")
    assert str(mai.pk) in {f.person for f in look_at(school, text, name="a.txt", place="").findings}
    mai.sealed = seal_about(school.pk, mai.pk, About(full_name="Hoàng Ngọc Mai"))
    mai.save()
    assert not [f for f in look_at(school, text, name="a.txt", place="").findings if f.person]


def test_one_school_does_not_look_for_the_people_of_another(school: School) -> None:
    other = make_school("みどり小学校")
    looked = look_at(other, "Trần Thị Linh".encode(), name="a.txt", place="web")
    assert not [each for each in looked.findings if each.person]
    assert look_at(school, "Trần Thị Linh".encode(), name="a.txt", place="").findings[0].person


@pytest.fixture
def tight(monkeypatch: pytest.MonkeyPatch) -> Iterator[Limits]:
    """Read by a process that does not live long."""
    limits = Limits(seconds=3)
    made = keeper.Keeper("tests.core.scan.work:setup", "did", limits)
    process = scanning._process(limits)
    monkeypatch.setattr(process, "_keeper", made)
    yield limits
    made.close()


@pytest.mark.parametrize("end", ["spin", "kill:SIGKILL"])
def test_a_file_that_ends_its_reader_is_one_that_could_not_be_read(
    school: School, tight: Limits, monkeypatch: pytest.MonkeyPatch, end: str
) -> None:
    process = scanning._process(tight)
    ask = process._keeper.do
    monkeypatch.setattr(process._keeper, "do", lambda _asked: ask(end))
    looked = look_at(school, b"any", name="a.docx", place="web", limits=tight)
    assert (looked.verdict, looked.findings) == ("unreadable", ())
    assert looked.error == {"spin": "too-slow"}.get(end, "too-much-memory")


def test_nothing_of_a_file_comes_to_a_disk(
    school: School, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Whatever the reader unpacks it unpacks where no disk is, as far as the system has that.
    if scanning._memory() is None:
        pytest.skip("this system has no folder in memory")
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    limits = Limits(seconds=601)  # so that a process is started for this alone
    assert look_at(school, sheet(), name="a.xlsx", place="web", limits=limits).findings
    assert not list(tmp_path.iterdir())
    folder = scanning._process(limits)._keeper._folder
    assert folder is not None
    assert Path(folder.name).parent == scanning.IN_MEMORY
