from pathlib import Path

import pytest
from _pytest.outcomes import Skipped
from tests.samples import samples


def test_a_test_that_asks_for_samples_where_there_are_none_is_left_out(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tests.samples.SAMPLES", tmp_path / "none")
    with pytest.raises(Skipped, match="do not lie beside this checkout"):
        samples()


def test_where_they_lie_no_test_is_left_out(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tests.samples.SAMPLES", tmp_path)
    assert samples() == tmp_path


def test_the_whole_suite_looks_for_them_in_one_place() -> None:
    here = Path(__file__).parents[1]
    others = [path for path in here.rglob("*.py") if "shared" + "/data" in path.read_text("utf-8")]
    assert [path.name for path in others] == ["samples.py"]
