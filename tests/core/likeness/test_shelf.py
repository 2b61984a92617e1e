"""A shelf says of many fingerprints at once what comparing them one by one says."""

from tests.core.likeness.papers import papers
from tests.core.likeness.trial import KEY, halves, printed

from mamori.core.likeness import NOTHING, Ordinary, Shelf, fingerprint, likeness, ordinary_in


def ordinary() -> Ordinary:
    return ordinary_in(map(printed, halves()[0].others))


def test_a_shelf_tells_the_same_likeness_as_comparing_does() -> None:
    known = {each.id: printed(each).kept(100) for each in halves()[0].withdrawn}
    for usual in (NOTHING, ordinary()):
        shelf = Shelf(known, usual)
        for seen in (*map(printed, papers()[::40]), printed(papers()[0]).kept(80)):
            alone = {name: likeness(each, seen, usual) for name, each in known.items()}
            found = shelf.like(seen, least=0.1)
            assert dict(found) == {name: each for name, each in alone.items() if each >= 0.1}
            assert [each.likeness for each in found] == sorted(dict(found).values(), reverse=True)


def test_an_empty_shelf_knows_nothing() -> None:
    assert Shelf({}).like(printed(papers()[0])) == []


def test_an_empty_document_is_like_nothing() -> None:
    shelf = Shelf({"one": printed(papers()[0]), "empty": fingerprint("", KEY)})
    assert shelf.like(fingerprint("", KEY)) == []
    assert [each.id for each in shelf.like(printed(papers()[0]))] == ["one"]


def test_what_stands_in_every_paper_does_not_count() -> None:
    one, other = (
        next(printed(each) for each in papers() if each.id == f"vi {topic} letter")
        for topic in ("garden", "road")
    )
    assert likeness(one, other) > 0.4
    assert likeness(one, other, ordinary()) < 0.1


def test_little_is_ordinary_before_much_was_seen() -> None:
    few = [printed(each) for each in papers()[:10]]
    assert ordinary_in(few).least == NOTHING.least > ordinary().least
    assert ordinary_in([]) is NOTHING


def test_letters_with_the_frame_of_a_withdrawn_one_are_learned_from() -> None:
    for half in halves():
        others, withdrawn = (
            [printed(each) for each in some] for some in (half.others, half.withdrawn)
        )
        assert ordinary_in(others, withdrawn).papers == len(others)


def test_a_bad_sheet_that_many_schools_use_is_not_ordinary() -> None:
    bad = printed(papers()[0])
    seen = [*map(printed, papers()[1:]), *[bad] * 9]
    assert likeness(bad, bad, ordinary_in(seen)) == 0
    assert likeness(bad, bad, ordinary_in(seen, [bad])) == 1
