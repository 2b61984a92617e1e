"""`mamori school create`, where what it is given can be used and where not."""

import pytest
from tests.factories import make_board, make_school
from tests.site.conftest import SCHOOL, told

from mamori.people.models import School
from mamori.site.cli import main


@pytest.mark.django_db
class TestSchools:
    def create(self, *words: str) -> int:
        try:
            return main([*SCHOOL, *words])
        except SystemExit as ended:
            return int(ended.code or 0)

    @pytest.mark.parametrize(
        ("country", "address", "said"),
        [
            ("JP", "naoko", "'naoko' is no e-mail address"),
            ("Japan", "naoko@akebono.example", "'Japan' is not two letters; Japan is JP"),
        ],
    )
    def test_what_cannot_be_used_is_said(
        self, country: str, address: str, said: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert self.create("--jurisdiction", country, "--lead-email", address) == 2
        assert said in told(capsys)
        assert not School.objects.exists()

    def test_an_address_serves_once(self, capsys: pytest.CaptureFixture[str]) -> None:
        words = ("--jurisdiction", "jp", "--lead-email", "naoko@akebono.example")
        assert [self.create(*words), self.create(*words)] == [0, 2]
        assert "naoko@akebono.example cannot be used (address taken)." in told(capsys)
        assert School.objects.get().jurisdiction == "JP"

    def test_a_country_without_a_pack_is_said_to_have_none(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert self.create("--jurisdiction", "NL", "--lead-email", "noor@akebono.example") == 0
        assert "No pack on cases for NL yet: only Mamori's own rules apply there." in told(capsys)
        assert self.create("--jurisdiction", "JP", "--lead-email", "naoko@akebono.example") == 0
        assert "No pack" not in told(capsys)

    def test_a_board_that_is_not_there_is_said(self, capsys: pytest.CaptureFixture[str]) -> None:
        words = ("--jurisdiction", "JP", "--lead-email", "naoko@akebono.example")
        none = "00000000-0000-4000-8000-000000000000"
        assert self.create(*words, "--under", none) == 2
        assert f"There is no board {none}. Nothing was made." in told(capsys)
        assert self.create(*words, "--under", str(make_school().pk)) == 2
        assert "There is no board" in told(capsys)

    @pytest.mark.parametrize(
        ("words", "run_by"),
        [([], ""), (["--establisher", "private"], "private"), (["--under"], "municipal")],
    )
    def test_who_runs_it_is_kept(self, words: list[str], run_by: str) -> None:
        if words == ["--under"]:
            words = ["--under", str(make_board().pk)]
        lead = ("--jurisdiction", "JP", "--lead-email", "naoko@akebono.example")
        assert self.create(*lead, *words) == 0
        assert School.objects.get(kind=School.Kind.SCHOOL).establisher == run_by
