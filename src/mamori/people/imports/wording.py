"""Notes of the reader and of the plan in sentences: what, where, and what becomes of it."""

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mamori.core.roster import Note
from mamori.people.models import Post

# Each may use %(column)s, %(detail)s, %(count)s and %(file)s.
NOTES: dict[str, Promise] = {
    # Values
    "not-a-date": _("“%(detail)s” in column %(column)s is no date. It is left empty."),
    "no-such-day": _("There is no day “%(detail)s” (column %(column)s). It is left empty."),
    "outside-era": _(
        "“%(detail)s” does not lie in that era (column %(column)s). It is left empty."
    ),
    "ambiguous-date": _(
        "“%(detail)s” in column %(column)s could be two days, as day and month are not told apart."
        " It is left empty."
    ),
    "short-year": _("“%(detail)s” in column %(column)s needs four digits of the year."),
    "date-order": _(
        "Dates in column %(column)s contradict each other about which is the day and which the"
        " month."
    ),
    "not-a-boolean": _("“%(detail)s” in column %(column)s is neither true nor false."),
    "not-a-number": _("“%(detail)s” in column %(column)s is no number."),
    "not-an-email": _("“%(detail)s” is no e-mail address. It is left empty."),
    "sex-unknown": _("“%(detail)s” in column %(column)s is not understood."),
    "half-width-kana": _("Half-width kana in column %(column)s were written in full width."),
    "value-missing": _("Column %(column)s is empty on this line, and the line needs it."),
    "status-unknown": _("“%(detail)s” is no known status."),
    # Lines
    "no-name": _("This line has no name."),
    "total-row": _("This line looks like a total, not like a person."),
    "duplicate-row": _("This line stands in the file twice: “%(detail)s”."),
    "duplicate-id": _("The id “%(detail)s” stands in the file twice. The first line counts."),
    "same-name": _("“%(detail)s” stands here twice and is taken as two people. Please check."),
    "row-misaligned": _("This line has more or fewer cells than the header."),
    "cell-too-large": _("A cell of this line is too large to be read."),
    "cells-beyond-header": _("Cells to the right of the last column were left out."),
    "reference-missing": _("“%(detail)s” in column %(column)s stands nowhere else in the file."),
    "agent-unclear": _("It is not clear who of the two is the guardian (“%(detail)s”)."),
    "org-cycle": _("The organisation “%(detail)s” stands above itself."),
    "person-without-role": _("“%(detail)s” has no role, and nobody here knows them."),
    "role-missing": _("%(count)s people have no role in the file, so they are left out."),
    # Columns
    "column-missing": _("Column %(column)s is missing: what it tells stays empty."),
    "column-unknown": _("Column %(column)s is not understood and is not taken."),
    "column-renamed": _("Column %(column)s is read as “%(detail)s”."),
    "column-repeated": _("Column %(column)s stands there twice. The first one counts."),
    "credential": _(
        "Column %(column)s is for passwords or the like. Nothing in it is read or stored (%(count)s"
        " filled cells). Please take the column out of the file."
    ),
    "not-needed": _("Column %(column)s is not needed and not taken."),
    "special-needs": _("Which classes are for special needs was not taken. You can ask for it."),
    # Files
    "header-missing": _("No line names the columns, so what they hold is a guess."),
    "file-missing": _("The file %(detail)s is missing from the package."),
    "file-unknown": _("The file %(file)s is no part of a roster and was not read."),
    "file-mode": _("It is not clear whether %(file)s is whole or tells changes only."),
    "file-not-announced": _("The list of contents does not name %(file)s. It was read."),
    "status-missing": _("The file %(file)s tells changes, but not which lines are to go."),
    "status-in-bulk": _(
        "%(count)s lines of %(file)s have a status. A whole file should leave status and"
        " dateLastModified empty; they were ignored."
    ),
    "deleted-in-bulk": _("%(count)s lines of %(file)s are marked as deleted and were left out."),
    "letters-lost": _("%(count)s letters of %(file)s could not be read as %(detail)s."),
    "encoding": _("%(file)s was read as %(detail)s."),
    "sheet-hidden": _("The hidden sheet %(file)s was not read."),
    "no-list": _("There is no list in %(file)s."),
    "class-missing": _("The list names no class, so its pupils are in none."),
    "class-from-title": _("The class “%(detail)s” was taken from the title or the file name."),
    "absence-unsure": _(
        "%(count)s lines could not be read, so nobody is taken to have left for not being here."
    ),
    # The plan's own
    "other-school-name": _(
        "The file is of “%(detail)s”. Make sure that this is the right school's file."
    ),
    "lesson-groups": _("%(count)s groups for single lessons were left out; homerooms count."),
    "role-without-post": _(
        "The role “%(detail)s” (%(count)s times) gives no post here."
        " Give it under Staff, Give a post."
    ),
    "post-withheld": _(
        "The file names %(count)s people as %(detail)s. Only the principal or the vice-principal"
        " can give that post, so it was not given."
    ),
    "lead-stays": _(
        "The file lets %(count)s people go who hold the post of principal or vice-principal. They"
        " stay, so that the school is not locked out. If they left, the principal or the"
        " vice-principal can end the post under Staff."
    ),
    "title-taken": _("Two classes are called “%(detail)s”; one keeps the name it had."),
    "known-under-other-key": _(
        "%(count)s people have another id than before and were found again by e-mail address, by"
        " name and birth date or, among staff, by a name that only one of them has."
    ),
    "no-pupil-in-file": _("The file has no pupils. The %(count)s known ones stay."),
    "no-guardian-in-file": _("The file has no guardians. The %(count)s known ones stay."),
    "no-staff-in-file": _("The file has no staff. The %(count)s known ones stay."),
}

UNREADABLE: dict[str, Promise] = {
    "not-found": _("There is no such file."),
    "empty": _("The file is empty."),
    "too-large": _("The file is too large to be a school's list."),
    "too-many-entries": _("The package holds too many files to be a roster."),
    "broken-zip": _("The package is damaged and cannot be opened. Save or download it again."),
    "encrypted": _("The package is protected by a password. Save it without one."),
    "broken-workbook": _("The workbook is damaged or protected by a password. Save it again."),
    "unknown-encoding": _("The letters of this file cannot be read. Save it as UTF-8 or as Excel."),
    "not-a-roster": _("There is no list of people in this file."),
    "no-list-format": _(
        "This is a document or a picture, not a list. Save the list as Excel or CSV."
    ),
    "bad-mapping": _("These columns do not fit the list. Choose at least the name."),
}

CHANGES: dict[str, Promise] = {
    "full_name": _("name"),
    "family_name": _("name"),
    "given_name": _("name"),
    "preferred_name": _("preferred name"),
    "reading": _("reading"),
    "email": _("e-mail address"),
    "phone": _("telephone number"),
    "born": _("birth date"),
    "sex": _("sex"),
    "grade": _("grade"),
    "pupil_number": _("pupil number"),
    "class": _("class"),
    "number": _("number in class"),
    "post": _("post"),
    "guardian": _("guardians"),
    "returned": _("is back"),
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
        return gettext("Something here was not understood (%(code)s).") % {"code": note.code}
    return str(words) % told


def unreadable(code: str) -> str:
    """Say why nothing could be read, and that nothing was lost."""
    why = UNREADABLE.get(code) or gettext("The file cannot be read.")
    return gettext("%(why)s Nothing was changed.") % {"why": why}


def changes(codes: tuple[str, ...]) -> str:
    """Say what changes about a person."""
    words = (str(CHANGES.get(code, code)) for code in codes)
    return ", ".join(dict.fromkeys(words))
