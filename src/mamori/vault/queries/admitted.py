"""The media that a school admitted, as a computer knows them: for commands that write files."""

from mamori.journal.queries import entries
from mamori.people.models import School
from mamori.vault.models import Record
from mamori.vault.queries.fitness import parts_filled


def admitted_volumes(school: School) -> frozenset[str]:
    """Return by what computers know the media that may be written to now.

    For commands of whoever runs the machine: nobody is signed in there.
    """
    rows = Record.unguarded.select_related("school")
    media = rows.filter(school=school, type=Record.Type.MEDIUM, ended=False)
    usable = {row.stream for row in media if "admitted-medium" in parts_filled(row, "")}
    found = entries(usable, kinds=["medium.admitted"])
    return frozenset(str((one.words or {}).get("volume", "")) for one in found) - {""}
