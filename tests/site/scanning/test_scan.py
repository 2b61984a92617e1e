"""`mamori scan`, as somebody at a terminal meets it."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import jsonschema
import openpyxl
import pytest

from mamori.core.scan.report import record
from mamori.site.cli import main

pytestmark = pytest.mark.slow  # each run starts the processes that read
SCHEMA = json.loads(Path(record.__file__).with_name("record.schema.json").read_text("utf-8"))
HEADER = ("番号", "氏名", "ふりがな", "生年月日", "電話番号")
PUPILS = [
    (str(number), f"{family} {given}", kana, f"2016/5/{number}", f"090-0000-00{number:02d}")
    for number, (family, given, kana) in enumerate(
        [
            ("青葉", "そら", "あおば そら"),
            ("岩瀬", "ひなの", "いわせ ひなの"),
            ("上原", "陸斗", "うえはら りくと"),
            ("遠田", "めい", "えんだ めい"),
            ("大槻", "蒼介", "おおつき そうすけ"),
            ("加瀬", "結月", "かせ ゆづき"),
        ],
        start=1,
    )
]
LETTER = "保護者の皆さまへ\n運動会は五月の土曜日に行います。お弁当をお持ちください。\n"


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    """A class list of invented pupils."""
    file = tmp_path / "roster.csv"
    lines = [",".join(row) for row in (HEADER, *PUPILS)]
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the files lie that a school would publish."""
    place = tmp_path / "public"
    place.mkdir()
    (place / "letter.txt").write_text(LETTER, encoding="utf-8")
    return place


def write_list(file: Path) -> None:
    """Write the class list in the format that the file's name asks for."""
    match file.suffix:
        case ".xlsx":
            book = openpyxl.Workbook()
            for row in (HEADER, *PUPILS):
                book.active.append(row)
            book.save(file)
        case ".docx":
            document = docx.Document()
            table = document.add_table(0, len(HEADER))
            for row in (HEADER, *PUPILS):
                for cell, words in zip(table.add_row().cells, row, strict=True):
                    cell.text = words
            document.save(str(file))
        case ".zip":
            with zipfile.ZipFile(file, "w") as archive:
                inner = file.with_name("list.xlsx")
                write_list(inner)
                archive.write(inner, inner.name)
                inner.unlink()
        case _:
            rows = ("\t".join(row) for row in (HEADER, *PUPILS))
            file.write_text("\n".join(rows), encoding="utf-8")


def scan(
    capsys: pytest.CaptureFixture[str], *words: str | Path
) -> tuple[int, dict[str, dict[str, object]]]:
    """Scan; return the exit status, and the record of each file by its name."""
    status = main(["scan", "--format", "jsonl", "--jobs", "1", *map(str, words)])
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    for each in records:
        jsonschema.validate(each, SCHEMA)
    return status, {Path(each["path"]).name: each for each in records}


def kinds(told: dict[str, object]) -> set[str]:
    findings = told["findings"]
    assert isinstance(findings, list)
    return {each["kind"] for each in findings}


class TestAList:
    @pytest.mark.row("DNI-01", "DNI-02", "DNI-29")
    @pytest.mark.parametrize("name", ["list.xlsx", "list.docx", "list.tsv", "list.zip"])
    @pytest.mark.parametrize("place", ["web", "sns"])
    def test_does_not_go_to_the_net_without_consent(
        self,
        folder: Path,
        roster: Path,
        name: str,
        place: str,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        write_list(folder / name)
        packs = ("--pack", "vn-dongnai-3237")
        status, told = scan(capsys, folder, "--roster", roster, "--for", place, *packs)
        assert status == 1
        assert told["letter.txt"]["verdict"] == "clear"
        assert told[name]["verdict"] in {"consent", "block"}
        findings = told[name]["findings"]
        assert isinstance(findings, list)
        whole = next(each for each in findings if each["kind"] == "person-list")
        assert whole["count"] == len(PUPILS)
        assert "DNI-01" in whole["cites"]
        assert {"roster-name", "birth-date", "phone"} <= kinds(told[name])

    @pytest.mark.row("DNI-03")
    def test_may_go_when_everybody_agreed(
        self, folder: Path, roster: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        write_list(folder / "list.xlsx")
        every = "person face birth-date contact identifier person-list"
        lines = ["person,kinds,places", *(f"{row[1]},{every},web" for row in PUPILS)]
        consents = tmp_path / "consents.csv"
        consents.write_text("\n".join(lines), encoding="utf-8")
        asked = ("--roster", roster, "--consents", consents, "--pack", "vn-dongnai-3237")
        status, told = scan(capsys, folder, "--for", "web", *asked)
        findings = told["list.xlsx"]["findings"]
        assert isinstance(findings, list)
        whole = next(each for each in findings if each["kind"] == "person-list")
        assert (status, whole["verdict"]) == (0, "clear")
        status, _ = scan(capsys, folder, "--for", "sns", *asked)
        assert status == 1
        consents.write_text("\n".join(lines[:-1]), encoding="utf-8")
        status, _ = scan(capsys, folder, "--for", "web", *asked)
        assert status == 1

    def test_is_told_masked(
        self, folder: Path, roster: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        write_list(folder / "list.xlsx")
        main(["scan", str(folder), "--roster", str(roster), "--for", "web", "--jobs", "1"])
        masked = capsys.readouterr().out
        assert "6 × a list of persons" in masked
        assert not any(word in masked for row in PUPILS for word in (row[1], row[4]))
        main(["scan", str(folder), "--roster", str(roster), "--show", "--jobs", "1"])
        assert PUPILS[0][1] in capsys.readouterr().out


class TestAForm:
    @pytest.mark.row("NER-01")
    def test_that_asks_for_a_password_is_stopped(
        self, folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        words = "わが家のSNSのルール\nアプリ名（　　　　）\nパスワード（　　　　　）\n"
        (folder / "rules.txt").write_text(words, encoding="utf-8")
        status, told = scan(capsys, folder, "--for", "form", "--pack", "jp-nerima")
        assert (status, told["rules.txt"]["verdict"]) == (1, "block")
        assert "secret-request" in kinds(told["rules.txt"])

    @pytest.mark.row("NER-01")
    def test_that_teaches_about_passwords_is_not(
        self, folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        words = "パスワードは人に教えません。家の人と一緒に、長いものに変えましょう。\n"
        (folder / "lesson.txt").write_text(words, encoding="utf-8")
        status, told = scan(capsys, folder, "--for", "form", "--pack", "jp-nerima")
        assert (status, told["lesson.txt"]["verdict"]) == (0, "clear")


class TestHowItEnds:
    def test_with_nothing_found(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["scan", str(folder), "--for", "web", "--jobs", "1"]) == 0
        assert capsys.readouterr().out == "1 files: 1 clear\n"

    def test_with_something_that_could_not_be_read(
        self, folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (folder / "broken.docx").write_bytes(b"PK\x03\x04 and no more")
        status, told = scan(capsys, folder, folder / "gone.pdf", "--for", "web")
        assert status == 3
        assert told["broken.docx"]["verdict"] == "unreadable"
        assert told["gone.pdf"]["error"] == "not-found: It is not there."

    @pytest.mark.parametrize(
        ("words", "says"),
        [
            (("--roster", "none.csv"), "--roster: none.csv: there is no such file."),
            (("--pack", "no-such"), "there is no such pack"),
            (("--store", "moodle-chiba-u"), "--store goes with --for storage."),
            (("--for", "storage", "--store", "attic"), "--store: no pack knows attic."),
            (("--consents", "none.csv"), "--consents: the file cannot be read"),
        ],
    )
    def test_with_a_command_that_was_not_understood(
        self,
        folder: Path,
        words: tuple[str, ...],
        says: str,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        assert main(["scan", str(folder), *words]) == 2
        assert says in capsys.readouterr().err


MARKS = "氏名\t評定\n青葉 そら\t不可\n岩瀬 ひなの\t優\n上原 陸斗\t良\n"
CARE = "氏名\t健康上の配慮\n青葉 そら\tぜんそく\n岩瀬 ひなの\tなし\n"
CHIBA = ("--pack", "jp-chiba-grades")


class TestADocument:
    """Each rule of this issue, from a file to its verdict, with the row that it comes from."""

    @pytest.mark.parametrize(
        ("name", "text", "asked", "verdict", "row"),
        [
            pytest.param(
                "papers.txt",
                "健康保険証のコピーは、封筒に入れてPTAの学級委員にお渡しください。\n",
                ("--for", "form", "--pack", "jp-nerima"),
                "block",
                "NER-28",
                marks=pytest.mark.row("NER-28"),
            ),
            pytest.param(
                "medical.txt",
                "健康調査票\n既往歴（　　　　　　）\nアレルギー（　　　　　）\n",
                ("--for", "form", "--pack", "jp-nerima"),
                "warn",
                "NER-29",
                marks=pytest.mark.row("NER-29"),
            ),
            pytest.param(
                "marks.tsv",
                MARKS,
                ("--for", "notice", *CHIBA),
                "block",
                "CHB-11",
                marks=pytest.mark.row("CHB-11"),
            ),
            pytest.param(
                "marks.tsv",
                MARKS,
                ("--for", "storage", "--store", "staff-file-server", *CHIBA),
                "block",
                "CHB-05e",
                marks=pytest.mark.row("CHB-05e"),
            ),
            pytest.param(
                "account.txt",
                "Aanmelden: tel. 06-12345678, sanne@school.example\n",
                ("--for", "third-party", "--pack", "nl-distance-teaching"),
                "warn",
                "NLD-30",
                marks=pytest.mark.row("NLD-30"),
            ),
        ],
    )
    def test_is_judged_by_the_rule_of_its_row(  # noqa: PLR0917 -- the columns of the table
        self,
        folder: Path,
        roster: Path,
        name: str,
        text: str,
        asked: tuple[str, ...],
        verdict: str,
        row: str,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        (folder / name).write_text(text, encoding="utf-8")
        _, told = scan(capsys, folder / name, "--roster", roster, *asked)
        findings = told[name]["findings"]
        assert isinstance(findings, list)
        assert told[name]["verdict"] == verdict
        assert row in {cite for each in findings for cite in each["cites"]}

    @pytest.mark.row("CHB-02a", "CHB-02b", "CHB-02c", "CHB-05a")
    def test_of_a_class_of_material_may_lie_in_its_places_alone(
        self, folder: Path, roster: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (folder / "marks.tsv").write_text(MARKS, encoding="utf-8")
        (folder / "care.tsv").write_text(CARE, encoding="utf-8")
        asked = (folder, "--roster", roster, "--for", "storage", *CHIBA)
        _, told = scan(capsys, *asked)
        classes = {name: told[name]["classes"] for name in ("marks.tsv", "care.tsv")}
        assert "jp-chiba-grades/class/grade" in str(classes["marks.tsv"])
        assert "jp-chiba-grades/class/base" in str(classes["marks.tsv"])
        assert "jp-chiba-grades/class/base-high" in str(classes["care.tsv"])
        assert told["marks.tsv"]["stores"]
        _, told = scan(capsys, *asked, "--store", "staff-file-server")
        assert told["marks.tsv"]["stores"] == []


class TestACountry:
    def test_is_judged_by_its_own_packs(
        self, folder: Path, roster: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        write_list(folder / "list.xlsx")
        asked = (folder, "--roster", roster, "--for", "web", "--country")
        for country, its_own in (("JP", True), ("NL", False)):
            _, told = scan(capsys, *asked, country)
            findings = told["list.xlsx"]["findings"]
            assert isinstance(findings, list)
            rules = {each["rule"].split("/")[0] for each in findings if each["rule"]}
            assert ("jp-hokuyo" in rules) is its_own
            assert "mamori" in rules


class TestManyFiles:
    def test_go_on_where_they_were_stopped(
        self, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        for number in range(5):
            (folder / f"{number}.txt").write_text(f"電話 090-0000-000{number}", encoding="utf-8")
        state = tmp_path / "state"
        _, first = scan(capsys, folder, "--resume", state)
        kept = state.read_text("utf-8").splitlines(keepends=True)
        state.write_text("".join(kept[:3]) + kept[3][:20], encoding="utf-8")
        (folder / "1.txt").write_text("何もありません", encoding="utf-8")
        _, second = scan(capsys, folder, "--resume", state)
        assert second.keys() == first.keys()
        assert second["1.txt"]["findings"] == []
        assert all(second[name] == first[name] for name in first if name != "1.txt")
        assert main(["scan", str(folder), "--resume", str(state), "--for", "web"]) == 2
        assert "is of another scan" in capsys.readouterr().err

    def test_are_told_the_same_by_one_process_and_by_two(
        self, folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        for number in range(20):
            (folder / f"{number}.txt").write_text(f"電話 090-0000-00{number:02d}", encoding="utf-8")
        _, alone = scan(capsys, folder)
        main(["scan", str(folder), "--format", "jsonl", "--jobs", "2"])
        lines = capsys.readouterr().out.splitlines()
        assert len(lines) == 21
        assert {Path(each["path"]).name: each for each in map(json.loads, lines)} == alone


class TestWithoutASchool:
    def run(
        self, tmp_path: Path, *words: str, given: bytes = b""
    ) -> "subprocess.CompletedProcess[bytes]":
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("MAMORI_", "DATABASE_"))}
        env = kept | {"MAMORI_DATA": str(tmp_path / "data"), "PYTHONUTF8": "1"}
        command = [str(Path(sys.executable).with_name("mamori")), *words]
        return subprocess.run(command, env=env, input=given, capture_output=True, check=False)

    def test_standard_input_is_scanned_and_no_school_is_made(self, tmp_path: Path) -> None:
        given = "電話 090-0000-0001".encode()
        done = self.run(tmp_path, "scan", "-", "--for", "web", "--format", "json", given=given)
        told = json.loads(done.stdout)
        assert done.returncode in {0, 1}, done.stderr
        assert [each["kind"] for each in told["files"][0]["findings"]] == ["phone"]
        assert not (tmp_path / "data").exists()

    def test_a_page_says_in_its_language_where_in_a_file_something_stands(
        self, tmp_path: Path
    ) -> None:
        mail = "Subject: x\n\nBel 06-12345678, telefoon van thuis.\n"
        (tmp_path / "a.eml").write_text(f"From: a@school.example\n{mail}")
        words = ("scan", str(tmp_path / "a.eml"), "--for", "web", "--format", "html")
        page = self.run(tmp_path, *words, "--language", "nl").stdout.decode()
        assert "de tekst van de mail" in page
        assert "body 1" not in page

    @pytest.mark.parametrize("language", ["ja", "vi", "nl", "en"])
    def test_a_page_is_written_in_four_languages(
        self, tmp_path: Path, roster: Path, language: str
    ) -> None:
        (tmp_path / "a.tsv").write_text("\n".join("\t".join(row) for row in (HEADER, *PUPILS)))
        words = ("scan", str(tmp_path / "a.tsv"), "--roster", str(roster), "--for", "web")
        done = self.run(tmp_path, *words, "--format", "html", "--language", language)
        page = done.stdout.decode()
        assert done.returncode == 1, done.stderr
        assert f'<html lang="{language}">' in page
        assert "6 ×" in page
        assert PUPILS[0][1] not in page
        assert not (tmp_path / "data").exists()
