"""Which accounts sign in with two steps, from the list that an administrator downloads.

Known by their columns:

- Google Workspace, *Directory → Users → Download users*: `Email Address [Required]`,
  `2sv Enrolled [READ ONLY]`, `Status [READ ONLY]`; and the Directory API's `primaryEmail`,
  `isEnrolledIn2Sv`, `suspended`.
- Microsoft Entra, *user registration details* of Microsoft Graph: `userPrincipalName`,
  `isMfaRegistered`.
- any other list with a column of accounts and one that says yes or no.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from mamori.core.roster.notes import Notebook, RosterUnreadable
from mamori.core.roster.sheet import Sheet
from mamori.core.roster.source import NamedBytes, is_workbook, name_of
from mamori.core.roster.tables.headers import plain
from mamori.core.roster.tables.opening import open_tables

Answer = Literal["with", "without", "unclear"]
MAX_ACCOUNT = 254  # letters of the longest address there can be (RFC 5321)
# Google's list has some 300 bytes an account: that is 50,000 of them, read in a few seconds.
MAX_LIST = 16 * 1024 * 1024

# The first of them that a list has is read, so the surest stand first.
_ACCOUNT = (
    *("userprincipalname", "primaryemail", "emailaddress", "mailaddress", "email", "mail"),
    *("loginid", "userid", "useremail", "account", "username", "user"),
    *("めーるあどれす", "めーる", "ゆーざーid", "ろぐいんid", "あかうんと", "ゆーざー名"),
    *("あかうんと名", "diachiemail", "taikhoan", "tendangnhap", "emailadres", "gebruikersnaam"),
)
_STEPS = (
    *("ismfaregistered", "2svenrolled", "isenrolledin2sv", "2stepverificationenrollment"),
    *("2stepverificationenrolled", "2stepverification", "2sv", "2fa", "mfa", "mfastatus"),
    *("mfaregistered", "multifactorauthentication", "twosteps", "twofactor", "twostepverification"),
    *("二段階認証", "2段階認証", "2段階認証ぷろせす", "多要素認証", "二要素認証", "2要素認証"),
    *("2段階認証登録", "二段階認証登録", "xacthuchaibuoc", "xacthuc2buoc", "baomathailop"),
    *("tweestapsverificatie", "tweestaps", "tweefactor", "tweestapsinloggen", "meerstaps"),
)
_ASLEEP: Mapping[str, frozenset[str]] = {
    "status": frozenset({"suspended", "archived", "deleted", "停止", "停止中"}),
    "suspended": frozenset({"true", "yes", "1"}),
    "accountenabled": frozenset({"false", "no", "0"}),
    "すてーたす": frozenset({"停止", "停止中", "無効"}),
}
_YES = frozenset(
    (
        *("true", "yes", "y", "1", "on", "enrolled", "registered", "enabled", "enforced", "done"),
        *("はい", "有", "有効", "あり", "登録済", "登録済み", "登録", "設定済", "設定済み", "済"),
        *("済み", "○", "〇", "◯", "co", "roi", "dabat", "bat", "ja", "aan", "actief"),
    )
)
_NO = frozenset(
    (
        *("false", "no", "n", "0", "off", "notenrolled", "notregistered", "disabled", "none"),
        *("いいえ", "無", "無効", "なし", "未登録", "未設定", "未", "×", "✕", "x"),
        *("khong", "chua", "tat", "nee", "uit", "geen"),
    )
)


@dataclass(frozen=True, slots=True)
class TwoSteps:
    """What a list says: how many accounts sign in with two steps, and which do not.

    `unclear`: those whose cell says neither yes nor no; nobody takes them for safe. `asleep`: how
    many are suspended, which cannot sign in at all and count for nothing else.
    """

    safe: int
    without: tuple[str, ...]
    unclear: tuple[str, ...]
    asleep: int


def read_two_steps(source: NamedBytes) -> TwoSteps:
    """Read which accounts sign in with two steps; the first line names the columns.

    An account that stands there twice counts once, as the worse of the two.

    Args:
        source: name and bytes of a CSV file or workbook; the first sheet that has both columns is
            read. A zip of lists is none: it may hold more than there is memory for.

    Raises:
        RosterUnreadable: too-large, no-list-format, no-account-column, no-steps-column,
            no-accounts, or what `open_tables` raises where the file cannot be opened.
    """
    name, data = source
    if len(data) > MAX_LIST:
        raise RosterUnreadable("too-large", name_of(source))
    if data.startswith(b"PK") and not is_workbook(name, data):
        raise RosterUnreadable("no-list-format", name_of(source))
    tables = open_tables(source, Notebook(), header_line=1)
    sheets = [table.sheet for table in tables]
    columns = [{plain(name): at for name, at in sheet.columns.items()} for sheet in sheets]
    accounts = [_first(_ACCOUNT, each) for each in columns]
    steps = [_first(_STEPS, each) for each in columns]
    for sheet, known, account, step in zip(sheets, columns, accounts, steps, strict=True):
        if account is not None and step is not None:
            return _read(sheet, known, account, step, name_of(source))
    lacking = "no-steps-column" if any(at is not None for at in accounts) else "no-account-column"
    raise RosterUnreadable(lacking, name_of(source))


def _read(
    sheet: Sheet, columns: Mapping[str, int], account: int, steps: int, name: str
) -> TwoSteps:
    found: dict[str, Answer] = {}
    asleep: set[str] = set()
    for _line, row in sheet.rows:
        who = row[account].strip().lower()[:MAX_ACCOUNT]
        if not who:
            continue
        if any(
            _bare(row[columns[key]]) in words for key, words in _ASLEEP.items() if key in columns
        ):
            asleep.add(who)
            continue
        found[who] = _worse(found.get(who, "with"), _answer(row[steps]))
    if not found:  # those who cannot sign in at all show nothing
        raise RosterUnreadable("no-accounts", name)
    return TwoSteps(
        safe=sum(answer == "with" for answer in found.values()),
        without=tuple(sorted(who for who, answer in found.items() if answer == "without")),
        unclear=tuple(sorted(who for who, answer in found.items() if answer == "unclear")),
        asleep=len(asleep - found.keys()),
    )


def _first(wanted: tuple[str, ...], columns: Mapping[str, int]) -> int | None:
    return next((columns[name] for name in wanted if name in columns), None)


def _answer(cell: str) -> Answer:
    said = _bare(cell)
    return "with" if said in _YES else "without" if said in _NO else "unclear"


def _worse(one: Answer, other: Answer) -> Answer:
    order: tuple[Answer, ...] = ("with", "unclear", "without")
    return max(one, other, key=order.index)


def _bare(cell: str) -> str:
    return plain(cell) or cell.strip()
