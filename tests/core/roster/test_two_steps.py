"""Lists of accounts, as the administrators of three kinds of place download them."""

import io
import zipfile

import openpyxl
import pytest

from mamori.core.roster import RosterUnreadable, TwoSteps, read_two_steps
from mamori.core.roster.two_steps import MAX_LIST

GOOGLE = """\
First Name [Required],Last Name [Required],Email Address [Required],Password [Required],\
Status [READ ONLY],2sv Enrolled [READ ONLY],2sv Enforced [READ ONLY]
七海,守田,Nanami@univ.example,****,Active,True,False
八重,音羽,yae@univ.example,****,Active,False,True
九,情野,ku@univ.example,****,Suspended,False,False
"""
ENTRA = """\
"userPrincipalName","userDisplayName","isMfaRegistered","isMfaCapable"
"nanami@univ.example","守田 七海","True","True"
"yae@univ.example","音羽 八重","False","False"
"""


def read(text: str, name: str = "list.csv") -> TwoSteps:
    return read_two_steps((name, text.encode()))


@pytest.mark.row("CHB-05f")
def test_the_list_of_users_of_google_is_read_by_who_is_enrolled() -> None:
    found = read(GOOGLE)
    assert (found.safe, found.without, found.unclear) == (1, ("yae@univ.example",), ())
    assert found.asleep == 1


@pytest.mark.row("CHB-05f")
def test_the_registration_details_of_microsoft_are_read() -> None:
    found = read(ENTRA)
    assert (found.safe, found.without) == (1, ("yae@univ.example",))


@pytest.mark.parametrize(
    "safe", ["はい", "登録済み", "○", "Enrolled", "TRUE", "Có", "Ja", "enforced"]
)
@pytest.mark.parametrize("not_safe", ["いいえ", "未設定", "×", "Not enrolled", "Không", "nee", "0"])
def test_a_plain_list_says_it_in_the_words_of_the_country(safe: str, not_safe: str) -> None:
    found = read(f"アカウント,二段階認証\na,{safe}\nb,{not_safe}\n")
    assert (found.safe, found.without, found.unclear) == (1, ("b",), ())


@pytest.mark.parametrize("said", ["", "?", "電話で確認", "True/False"])
def test_nobody_is_taken_for_safe_whose_cell_says_neither(said: str) -> None:
    assert read(f"account,MFA\na,{said}\n").unclear == ("a",)


def test_an_account_that_stands_there_twice_counts_once_as_the_worse() -> None:
    found = read("account,mfa\nA,no\na ,yes\nb,yes\nb,?\n")
    assert (found.safe, found.without, found.unclear) == (0, ("a",), ("b",))


def test_a_workbook_is_read_from_the_sheet_that_has_both_columns() -> None:
    book = openpyxl.Workbook()
    book.active.append(["はじめに"])
    sheet = book.create_sheet("一覧")
    sheet.append(["メールアドレス", "多要素認証"])
    sheet.append(["yae@univ.example", "未設定"])
    kept = io.BytesIO()
    book.save(kept)
    assert read_two_steps(("list.xlsx", kept.getvalue())).without == ("yae@univ.example",)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("氏名,二段階認証\n守田,はい\n", "no-account-column"),
        ("account,lesson\na,yes\n", "no-steps-column"),
        ("account,mfa\n,yes\n", "no-accounts"),
        ("account,mfa,suspended\na,yes,true\n", "no-accounts"),  # nobody who could sign in
        (" \n", "empty"),
    ],
)
def test_a_list_that_cannot_tell_is_refused_with_its_reason(text: str, code: str) -> None:
    with pytest.raises(RosterUnreadable) as refused:
        read(text)
    assert refused.value.code == code


def test_no_password_of_the_list_is_ever_read() -> None:
    assert "geheim" not in str(read("account,password,mfa\na,geheim,no\n"))


def test_a_zip_of_lists_and_a_list_beyond_all_schools_are_not_unpacked() -> None:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.csv", ENTRA)
    for name in ("lists.zip", "users.csv"):
        with pytest.raises(RosterUnreadable, match="no-list-format"):
            read_two_steps((name, kept.getvalue()))
    with pytest.raises(RosterUnreadable, match="too-large"):
        read(ENTRA + "," * MAX_LIST)
