from pathlib import Path

import polib
import pytest
from tools.strings import LANGUAGES, find, wrong_with


def entry(text: str, translation: str, **more: object) -> polib.POEntry:
    return polib.POEntry(msgid=text, msgstr=translation, **more)


@pytest.mark.parametrize(
    ("text", "translation"),
    [
        ("Hello", "こんにちは"),
        ("%(name)s wrote %(what)s", "%(what)s: %(name)s"),
        ("{number} left", "あと{number}"),
    ],
)
def test_a_translation_with_the_same_placeholders_passes(text: str, translation: str) -> None:
    assert not list(wrong_with(entry(text, translation)))


@pytest.mark.parametrize(
    ("text", "translation"),
    [
        ("Hello", ""),
        ("%(name)s wrote", "が書きました"),
        ("%(name)s wrote", "%(nama)s が書きました"),
        ("{a} and {a}", "{a}"),
    ],
)
def test_a_translation_that_lacks_something_fails(text: str, translation: str) -> None:
    assert list(wrong_with(entry(text, translation)))


def test_a_fuzzy_entry_fails() -> None:
    assert list(wrong_with(entry("Hello", "Dag", flags=["fuzzy"])))


def test_every_plural_form_is_wanted_and_one_may_leave_the_number_out() -> None:
    plural = entry("One day", "", msgid_plural="{n} days", msgstr_plural={0: "Eén dag", 1: ""})
    assert list(wrong_with(plural))
    plural.msgstr_plural[1] = "{n} dagen"
    assert not list(wrong_with(plural))


def test_a_text_that_only_one_side_knows_is_found(tmp_path: Path) -> None:
    for name, texts in {"fresh": ["new", "kept"], "kept": ["kept", "old"]}.items():
        catalog = polib.POFile()
        catalog.extend(entry(text, text) for text in texts)
        folder = tmp_path / name / f"locale/{LANGUAGES[0]}/LC_MESSAGES"
        folder.mkdir(parents=True)
        catalog.save(str(folder / "django.po"))
    faults = list(find(tmp_path / "fresh", tmp_path / "kept", LANGUAGES[0]))
    assert ["'new' is missing" in fault.says for fault in faults] == [True, False]
    assert "'old' is no longer used" in faults[1].says
