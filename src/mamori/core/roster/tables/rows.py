"""One row of a plain list into a person, their class and their guardians."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import blake2b
from unicodedata import normalize

from mamori.core.roster.dates import BadDate, Order, parse_date
from mamori.core.roster.model import NO_NAME, Kind, Name, Person
from mamori.core.roster.names import clean_kana, join_name, split_name
from mamori.core.roster.notes import Notebook, Severity
from mamori.core.roster.tables.values import class_title, number_of, sex_of

# Every field a mapping may name.
FIELDS = (
    "full_name",
    "family_name",
    "infix",
    "given_name",
    "middle_name",
    "preferred_name",
    "preferred_given",
    "kana",
    "kana_family",
    "kana_given",
    "birth_date",
    "sex",
    "class_name",
    "grade",
    "number",
    "pupil_id",
    "email",
    "phone",
    "guardian_name",
    "father_name",
    "mother_name",
    "guardian_kana",
    "guardian_email",
    "guardian_phone",
    "post",
)
_RELATIONS = {"guardian_name": "guardian", "father_name": "father", "mother_name": "mother"}


@dataclass(frozen=True, slots=True)
class RowReader:
    """Reads the rows of one list; notes what a cell should not have said."""

    file: str
    header: list[str]
    mapping: Mapping[str, int]
    kind: Kind
    country: str
    order: Order | None
    class_name: str
    notes: Notebook

    def cells(self, row: list[str]) -> dict[str, str]:
        """Return the filled cells of a row by field."""
        found = ((field, row[column].strip()) for field, column in self.mapping.items())
        return {field: text for field, text in found if text}

    def name(self, cells: Mapping[str, str]) -> Name:
        """Return the name from one column or from its parts."""
        full = cells.get("full_name", "")
        family, given = cells.get("family_name", ""), cells.get("given_name", "")
        given = given or cells.get("preferred_given", "")
        infix, middle = cells.get("infix", ""), cells.get("middle_name", "")
        if not (family or given):
            return split_name(full, self.country)
        if self.country == "VN" and not middle and len(family.split()) > 1:
            family, _, middle = family.partition(" ")  # họ đệm: family and middle in one column
        name = join_name(family=family, infix=infix, given=given, middle=middle)
        return replace(name, full=full) if full else name

    def kana(self, cells: Mapping[str, str]) -> Name:
        family, given = cells.get("kana_family", ""), cells.get("kana_given", "")
        if family or given:
            return join_name(family=clean_kana(family), given=clean_kana(given))
        return split_name(clean_kana(cells.get("kana", "")))

    def person(self, line: int, cells: Mapping[str, str], name: Name) -> Person:
        born = self.birth_date(line, cells.get("birth_date", ""))
        group = self.group(cells)
        return Person(
            key=person_key(self.kind, cells.get("pupil_id", ""), name, born, group),
            kind=self.kind,
            name=name,
            preferred=self._preferred(cells, name),
            kana=self.kana(cells),
            email=self._email(line, cells.get("email", "")),
            phone=normalize("NFKC", cells.get("phone", "")),
            birth_date=born,
            sex=self._sex(line, cells.get("sex", "")),
            grade=normalize("NFKC", cells.get("grade", "")),
            number=self._number(line, cells.get("number", "")),
            pupil_id=cells.get("pupil_id", ""),
            home_class=group,
        )

    def group(self, cells: Mapping[str, str]) -> str:
        """Return the title of the person's class; "" if neither row nor list names one."""
        title = class_title(cells.get("grade", ""), cells.get("class_name", ""), self.country)
        return title or ("" if "class_name" in self.mapping else self.class_name)

    def guardians(self, child: Person, cells: Mapping[str, str]) -> Iterator[tuple[Person, str]]:
        """Yield each guardian of the row with the relation. The same name twice is two people.

        Contact columns belong to the first, as the list does not say more.
        """
        kana = cells.get("guardian_kana", "")
        email, phone = cells.get("guardian_email", ""), cells.get("guardian_phone", "")
        for field, relation in _RELATIONS.items():
            if name := split_name(cells.get(field, ""), self.country):
                yield (
                    Person(
                        key=digest("guardian", child.key, relation, name.full),
                        kind=Kind.GUARDIAN,
                        name=name,
                        kana=split_name(clean_kana(kana)),
                        email=email if "@" in email else "",
                        phone=normalize("NFKC", phone),
                    ),
                    relation,
                )
                kana = email = phone = ""

    def birth_date(self, line: int, text: str) -> date | None:
        if not text:
            return None
        try:
            return parse_date(text, self.order)
        except BadDate as bad:
            self.reject(line, "birth_date", bad.code, text)
            return None

    def reject(self, line: int, field: str, code: str, detail: str = "") -> None:
        column = self.header[self.mapping[field]] if field in self.mapping else ""
        self.notes.add(
            Severity.REJECTED, code, file=self.file, line=line, column=column, detail=detail
        )

    def note_same_name(self, line: int, name: str) -> None:
        """Say that a row looks like a person already read, yet differs: taken as another one."""
        self.notes.add(Severity.UNKNOWN, "same-name", file=self.file, line=line, detail=name)

    def _preferred(self, cells: Mapping[str, str], name: Name) -> Name:
        if whole := cells.get("preferred_name"):
            return split_name(whole, self.country)
        called = cells.get("preferred_given", "")
        return Name(called, given=called) if called and called != name.given else NO_NAME

    def _email(self, line: int, text: str) -> str:
        if text and "@" not in text:
            self.reject(line, "email", "not-an-email", text)
            return ""
        return text

    def _sex(self, line: int, text: str) -> str:
        sex = sex_of(text)
        if text and not sex:
            self.reject(line, "sex", "sex-unknown", text)
        return sex

    def _number(self, line: int, text: str) -> int | None:
        number = number_of(text)
        if text and number is None:
            self.reject(line, "number", "not-a-number", text)
        return number


def person_key(kind: Kind, pupil_id: str, name: Name, born: date | None, group: str) -> str:
    """Return a key that is the same whenever the same list is read again.

    The pupil number if there is one; otherwise a digest of name and birth date, so that a move to
    another class keeps it; without a birth date, of name and class.
    """
    if pupil_id:
        return f"id:{normalize('NFKC', pupil_id)}"
    return digest(kind, name.full, born.isoformat() if born else f"class {group}")


def digest(*parts: str) -> str:
    """Return 24 hex digits for the parts, the same for any width, case and spacing of them."""
    folded = ("".join(normalize("NFKC", part).casefold().split()) for part in parts)
    return blake2b("\0".join(folded).encode(), digest_size=12).hexdigest()
