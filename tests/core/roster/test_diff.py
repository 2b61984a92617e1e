from mamori.core.roster import (
    Deletion,
    Diff,
    Enrolment,
    Kind,
    Name,
    Person,
    Roster,
    SchoolClass,
    Scope,
    diff,
    fingerprints,
    records,
)


def person(key: str, family: str = "佐藤", group: str = "") -> Person:
    return Person(key, Kind.PUPIL, Name(f"{family} 結衣", family, "", "結衣"), home_class=group)


def roster(*people: Person, scope: Scope = Scope.ALL, **more: object) -> Roster:
    return Roster("x", "1.2", "", scope, persons={p.key: p for p in people}, **more)  # type: ignore[arg-type]  # fields of each test


OLD = fingerprints(roster(person("a"), person("b"), person("c")))


def test_in_bulk_absence_is_leaving() -> None:
    new = roster(person("a"), person("b", "田中"), person("d"))
    assert diff(OLD, new) == Diff(added=("d",), changed=("b",), left=("c",), same=("a",))


def test_in_a_delta_only_a_deletion_is_leaving() -> None:
    gone = (Deletion("person", "c"), Deletion("class", "a"), Deletion("person", "unheard-of"))
    new = roster(person("b", "田中"), scope=Scope.CHANGES, deletions=gone)
    assert diff(OLD, new) == Diff(added=(), changed=("b",), left=("c",), same=())


def test_a_list_speaks_for_the_classes_it_names() -> None:
    new = roster(
        person("a", group="3年1組"),
        scope=Scope.CLASSES,
        classes={"3年1組": SchoolClass("3年1組", "3年1組")},
    )
    class_of = {"a": "3年1組", "b": "3年1組", "c": "3年2組"}
    assert diff(OLD, new, class_of=class_of).left == ("b",)
    assert diff(OLD, new).left == ()


def test_a_new_class_changes_a_person() -> None:
    before = roster(person("a"), enrolments=(Enrolment("e", "a", "c1", "student"),))
    after = roster(person("a"), enrolments=(Enrolment("e", "a", "c2", "student"),))
    assert diff(fingerprints(before), after).changed == ("a",)


def test_the_order_of_rows_changes_nothing() -> None:
    one, two = Enrolment("e1", "a", "c1", "student"), Enrolment("e2", "a", "c2", "student")
    before = roster(person("a"), enrolments=(one, two))
    after = roster(person("a"), enrolments=(two, one))
    assert diff(fingerprints(before), after).same == ("a",)


def test_a_person_known_by_ties_alone_is_in_the_records() -> None:
    new = roster(scope=Scope.CHANGES, enrolments=(Enrolment("e", "a", "c1", "student"),))
    ((key, record),) = records(new)
    assert key == "a"
    assert list(record) == ["enrolments"]
    assert diff(OLD, new).changed == ("a",)


def test_empty_values_are_left_out_but_no_is_an_answer() -> None:
    ((_, record),) = records(roster(Person("a", Kind.STAFF, Name("森"), enabled=False, number=0)))
    assert record == {
        "key": "a",
        "kind": "staff",
        "name": {"full": "森"},
        "enabled": False,
        "number": 0,
    }


def test_a_secret_changes_every_fingerprint() -> None:
    one = roster(person("a"))
    assert fingerprints(one, b"k") != fingerprints(one)
    assert diff(fingerprints(one, b"k"), one, secret=b"k").same == ("a",)
