"""The master key: made once, readable by its owner alone, or never on disk at all."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from mamori.base.keyfile import KeyUnusable, has_key, load_master_key


def test_the_first_start_makes_a_key_that_only_its_owner_reads(tmp_path: Path) -> None:
    data = tmp_path / "data"
    key = load_master_key(data)
    assert len(key) == 32
    assert stat.S_IMODE((data / "mamori.key").stat().st_mode) == 0o600
    assert stat.S_IMODE(data.stat().st_mode) == 0o700
    assert load_master_key(data) == key


def test_processes_that_start_together_agree(tmp_path: Path) -> None:
    for start in range(50):  # the race lasts for a moment of each first start
        data = tmp_path / str(start)
        with ThreadPoolExecutor(8) as pool:
            assert len(set(pool.map(lambda _, data=data: load_master_key(data), range(8)))) == 1
        assert [path.name for path in data.iterdir()] == ["mamori.key"]


def test_a_key_that_others_can_read_is_not_used(tmp_path: Path) -> None:
    load_master_key(tmp_path)
    (tmp_path / "mamori.key").chmod(0o640)
    with pytest.raises(KeyUnusable, match="chmod 600"):
        load_master_key(tmp_path)


def test_a_damaged_key_is_said_to_be_damaged(tmp_path: Path) -> None:
    load_master_key(tmp_path)
    (tmp_path / "mamori.key").write_bytes(b"short")
    with pytest.raises(KeyUnusable, match="damaged"):
        load_master_key(tmp_path)


def test_a_passphrase_gives_the_same_key_and_leaves_none_on_disk(tmp_path: Path) -> None:
    key = load_master_key(tmp_path, "ひみつの長い合言葉")
    assert load_master_key(tmp_path, "ひみつの長い合言葉") == key
    assert [path.name for path in tmp_path.iterdir()] == ["mamori.salt"]
    assert key not in (tmp_path / "mamori.salt").read_bytes()


def test_a_folder_has_a_key_of_one_kind_alone(tmp_path: Path) -> None:
    file, phrase = tmp_path / "file", tmp_path / "phrase"
    load_master_key(file)
    load_master_key(phrase, "ひみつの長い合言葉")
    with pytest.raises(KeyUnusable, match="Start without MAMORI_PASSPHRASE"):
        load_master_key(file, "ひみつの長い合言葉")
    with pytest.raises(KeyUnusable, match="Give it in MAMORI_PASSPHRASE"):
        load_master_key(phrase)
    assert [len(list(folder.iterdir())) for folder in (file, phrase)] == [1, 1]


def test_to_ask_for_a_key_makes_none(tmp_path: Path) -> None:
    assert not has_key(tmp_path / "data")
    assert not (tmp_path / "data").exists()
    load_master_key(tmp_path / "data")
    assert has_key(tmp_path / "data")


def test_another_passphrase_is_refused(tmp_path: Path) -> None:
    load_master_key(tmp_path, "the right one")
    with pytest.raises(KeyUnusable, match="not this school's"):
        load_master_key(tmp_path, "another one")
