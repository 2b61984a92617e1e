"""Corpora that do not say who is a person are read with marks that do."""

from training.marks import between, marks
from training.treebanks import alone, compounds, vietnamese

SENTENCES = (
    "1\tNguyễn văn an\t_\tPROPN\t_\t_\t_\t_\t_\t_\n"
    "2\tgặp\t_\tVERB\t_\t_\t_\t_\t_\t_\n"
    "3\thà nội\t_\tPROPN\t_\t_\t_\t_\t_\t_\n"
    "4\tLBKT\t_\tPUNCT\t_\t_\t_\t_\t_\t_\n"
    "5\tlan\t_\tPROPN\t_\t_\t_\t_\t_\t_\n"
    "6\tRBKT\t_\tPUNCT\t_\t_\t_\t_\t_\t_\n\n"
    "1\tBa\t_\tPROPN\t_\t_\t_\t_\t_\t_\n\n"
)


def test_a_treebank_gets_the_persons_that_were_marked_and_its_capitals_back() -> None:
    (sample,) = vietnamese(SENTENCES, {0: "1 5", 1: "?"})
    assert sample.text == "Nguyễn Văn An gặp Hà Nội ( Lan )"
    assert [sample.text[a:b] for a, b in sample.persons] == ["Nguyễn Văn An", "Lan"]
    assert [sample.text[a:b] for a, b in sample.others] == ["Hà Nội"]


def test_a_name_is_marked_by_its_first_and_its_last_word() -> None:
    text = "Bác sĩ Trần An và cô Bình"
    assert [text[a:b] for a, b in between(text, "2-3 6-6")] == ["Trần An", "Bình"]


def test_what_is_measured_on_has_marks() -> None:
    assert all(marks(name) for name in ("vi_vtb-ud-test", "test_syllable"))


def test_a_treebank_tells_compounds_and_what_a_syllable_is_alone() -> None:
    kinds = (("Liên hệ", "VERB"), ("Hà Nội", "PROPN"), ("lê thơ", "NOUN"), ("Mai Anh", "NOUN"))
    rows = (f"{at}\t{word}\t_\t{kind}\n" for at, (word, kind) in enumerate(kinds, 1))
    assert list(compounds("".join(rows), {0: "3"})) == ["liên hệ"]
    assert list(alone(SENTENCES))[:4] == [
        *(("nguyễn", ""), ("văn", ""), ("an", ""), ("gặp", "VERB"))
    ]
