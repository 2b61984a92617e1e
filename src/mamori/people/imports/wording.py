"""Notes of the reader and of the plan in sentences: what, where, and what becomes of it."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mamori.core.roster import Note
from mamori.people.models import Post

g = gettext_lazy

# Each may use %(column)s, %(detail)s, %(count)s and %(file)s.
NOTES: dict[str, Promise] = {
    # Values
    "not-a-date": g("“%(detail)s” in column %(column)s is no date. It is left empty."),
    "no-such-day": g("There is no day “%(detail)s” (column %(column)s). It is left empty."),
    "outside-era": g(
        "“%(detail)s” does not lie in that era (column %(column)s). It is left empty."
    ),
    "ambiguous-date": g(
        "“%(detail)s” in column %(column)s could be two days, as day and month are not told apart."
        " It is left empty."
    ),
    "short-year": g("“%(detail)s” in column %(column)s needs four digits of the year."),
    "date-order": g(
        "Dates in column %(column)s contradict each other about which is the day and which the"
        " month."
    ),
    "not-a-boolean": g("“%(detail)s” in column %(column)s is neither true nor false."),
    "not-a-number": g("“%(detail)s” in column %(column)s is no number."),
    "not-an-email": g("“%(detail)s” is no e-mail address. It is left empty."),
    "sex-unknown": g("“%(detail)s” in column %(column)s is not understood."),
    "half-width-kana": g("Half-width kana in column %(column)s were written in full width."),
    "value-missing": g("Column %(column)s is empty on this line, and the line needs it."),
    "status-unknown": g("“%(detail)s” is no known status."),
    # Lines
    "no-name": g("This line has no name."),
    "total-row": g("This line looks like a total, not like a person."),
    "duplicate-row": g("This line stands in the file twice: “%(detail)s”."),
    "duplicate-id": g("The id “%(detail)s” stands in the file twice. The first line counts."),
    "same-name": g("“%(detail)s” stands here twice and is taken as two people. Please check."),
    "row-misaligned": g("This line has more or fewer cells than the header."),
    "cell-too-large": g("A cell of this line is too large to be read."),
    "cells-beyond-header": g("Cells to the right of the last column were left out."),
    "reference-missing": g("“%(detail)s” in column %(column)s stands nowhere else in the file."),
    "agent-unclear": g("It is not clear who of the two is the guardian (“%(detail)s”)."),
    "org-cycle": g("The organisation “%(detail)s” stands above itself."),
    "person-without-role": g("“%(detail)s” has no role, and nobody here knows them."),
    "role-missing": g("%(count)s people have no role in the file, so they are left out."),
    # Columns
    "column-missing": g("Column %(column)s is missing: what it tells stays empty."),
    "column-unknown": g("Column %(column)s is not understood and is not taken."),
    "column-renamed": g("Column %(column)s is read as “%(detail)s”."),
    "column-repeated": g("Column %(column)s stands there twice. The first one counts."),
    "credential": g(
        "Column %(column)s holds passwords or the like. Its %(count)s values were not read and are"
        " stored nowhere. Please take the column out of the file."
    ),
    "not-needed": g("Column %(column)s is not needed and not taken."),
    "special-needs": g("Which classes are for special needs was not taken. You can ask for it."),
    # Files
    "header-missing": g("No line names the columns, so what they hold is a guess."),
    "file-missing": g("The file %(detail)s is missing from the package."),
    "file-unknown": g("The file %(file)s is no part of a roster and was not read."),
    "file-mode": g("It is not clear whether %(file)s is whole or tells changes only."),
    "file-not-announced": g("The list of contents does not name %(file)s. It was read."),
    "status-missing": g("The file %(file)s tells changes, but not which lines are to go."),
    "status-in-bulk": g("Lines marked as deleted in a whole file were left out."),
    "letters-lost": g("%(count)s letters of %(file)s could not be read as %(detail)s."),
    "encoding": g("%(file)s was read as %(detail)s."),
    "sheet-hidden": g("The hidden sheet %(file)s was not read."),
    "no-list": g("There is no list in %(file)s."),
    "class-missing": g("The list names no class, so its pupils are in none."),
    "class-from-title": g("The class “%(detail)s” was taken from the title or the file name."),
    "absence-unsure": g(
        "%(count)s lines could not be read, so nobody is taken to have left for not being here."
    ),
    # The plan's own
    "other-school-name": g(
        "The file is of “%(detail)s”. Make sure that this is the right school's file."
    ),
    "lesson-groups": g("%(count)s groups for single lessons were left out; homerooms count."),
    "role-without-post": g("The role “%(detail)s” (%(count)s times) gives no post here."),
    "post-withheld": g(
        "The file names %(count)s people as %(detail)s. Only the principal or the vice-principal"
        " can give that post, so it was not given."
    ),
    "title-taken": g("Two classes are called “%(detail)s”; one keeps the name it had."),
    "known-under-other-key": g(
        "%(count)s people have another id than before and were found again by name and birth date"
        " or e-mail address."
    ),
    "no-pupil-in-file": g("The file has no pupils. The %(count)s known ones stay."),
    "no-guardian-in-file": g("The file has no guardians. The %(count)s known ones stay."),
    "no-staff-in-file": g("The file has no staff. The %(count)s known ones stay."),
}

UNREADABLE: dict[str, Promise] = {
    "not-found": g("There is no such file."),
    "empty": g("The file is empty."),
    "too-large": g("The file is too large to be a school's list."),
    "too-many-entries": g("The package holds too many files to be a roster."),
    "broken-zip": g("The package is damaged and cannot be opened. Save or download it again."),
    "encrypted": g("The package is protected by a password. Save it without one."),
    "broken-workbook": g("The workbook is damaged or protected by a password. Save it again."),
    "unknown-encoding": g("The letters of this file cannot be read. Save it as UTF-8 or as Excel."),
    "not-a-roster": g("There is no list of people in this file."),
    "bad-mapping": g("These columns do not fit the list. Choose at least the name."),
}

CHANGES: dict[str, Promise] = {
    "full_name": g("name"),
    "family_name": g("name"),
    "given_name": g("name"),
    "preferred_name": g("preferred name"),
    "reading": g("reading"),
    "email": g("e-mail address"),
    "phone": g("telephone number"),
    "born": g("birth date"),
    "sex": g("sex"),
    "grade": g("grade"),
    "pupil_number": g("pupil number"),
    "class": g("class"),
    "number": g("number in class"),
    "post": g("post"),
    "guardian": g("guardians"),
    "returned": g("is back"),
}


OF_ROLES = {"post-withheld"}
_ROLES = dict(Post.Role.choices)


def sentence(note: Note) -> str:
    """Return a note as one sentence, without its line."""
    told = {
        "column": f"“{note.column}”",
        "detail": _ROLES.get(note.detail, note.detail) if note.code in OF_ROLES else note.detail,
        "count": note.count,
        "file": f"“{note.file}”" if note.file else "",
    }
    words = NOTES.get(note.code)
    if words is None:
        return _("Something here was not understood (%(code)s).") % {"code": note.code}
    return str(words) % told


def unreadable(code: str) -> str:
    """Say why nothing could be read, and that nothing was lost."""
    why = UNREADABLE.get(code) or _("The file cannot be read.")
    return _("%(why)s Nothing was changed.") % {"why": why}


def changes(codes: tuple[str, ...]) -> str:
    """Say what changes about a person."""
    words = (str(CHANGES.get(code, code)) for code in codes)
    return ", ".join(dict.fromkeys(words))
