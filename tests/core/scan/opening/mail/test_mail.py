import base64
from email.message import EmailMessage
from email.policy import SMTP

import pytest
from tests.core.scan.opening.archives.archives import zipped
from tests.core.scan.opening.office.ole import storage

from mamori.core.scan.blocks import Block, Unread
from mamori.core.scan.files import File
from mamori.core.scan.limits import Limits
from mamori.core.scan.opening.mail.rtf_packed import unpacked_rtf
from mamori.core.scan.opening.opener import Budget
from mamori.core.scan.opening.walk import walk


def texts(data: bytes, name: str = "a.eml", limits: Limits | None = None) -> dict[str, str]:
    """Return what each part says; what is not read says its reason."""
    said: dict[str, str] = {}
    for each in walk(File(name, data), Budget(limits=limits or Limits())):
        if isinstance(each, Block):
            part = next(each.locator.pieces(each.text, 0, 0)).place.part
            said[part] = f"{said[part]}\n{each.text}" if part in said else each.text
        elif isinstance(each, Unread):
            said[f"{each.place.part}?"] = each.reason
    return said


def mail(body: str = "本文です", **headers: str) -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    message["From"] = "清水 結衣 <shimizu@school.example>"
    message["To"] = "Văn phòng <office@school.example>"
    message["Subject"] = "欠席のお知らせ " * 5
    for name, value in headers.items():
        message[name] = value
    message.set_content(body)
    return message


def test_headers_and_bodies_are_read() -> None:
    message = mail(Organization="清水家")
    message.add_alternative("<p>本<b>文</b>です", subtype="html")
    said = texts(message.as_bytes())
    assert "From: 清水 結衣 <shimizu@school.example>" in said["headers"]
    assert f"Subject: {'欠席のお知らせ ' * 5}".strip() in said["headers"]
    assert "Organization: 清水家" in said["headers"]
    assert said["body 1"].strip() == "本文です"
    assert said["body 2"].strip() == "本文です"


@pytest.mark.parametrize("charset", ["iso-2022-jp", "shift_jis", "euc-jp", "utf-8", ""])
def test_old_mail_is_read_in_its_encoding(charset: str) -> None:
    kind = f'text/plain; charset="{charset}"' if charset else "text/plain"
    head = f"From: a@school.example\r\nTo: b@school.example\r\nContent-Type: {kind}\r\n"
    encoding = charset or "cp932"
    data = (f"Subject: 清水結衣の件\r\n{head}\r\n清水　結衣さんは欠席です。\r\n").encode(encoding)
    said = texts(data)
    assert said["body 1"] == "清水　結衣さんは欠席です。\n"
    assert "Subject: 清水結衣の件" in said["headers"]


def test_attachments_are_files() -> None:
    message = mail()
    message.add_attachment(b"a,b\n1,2\n", "text", "csv", filename="清水結衣.csv")
    message.add_attachment(
        zipped({"in.txt": b"within"}), maintype="application", subtype="zip", filename="a.zip"
    )
    said = texts(message.as_bytes())
    assert said["清水結衣.csv!name"] == "清水結衣.csv"
    assert said["清水結衣.csv"] == "a\tb\n1\t2"
    assert said["a.zip!in.txt"] == "within"


def test_names_in_the_way_of_old_programs_are_read() -> None:
    encoded = base64.b64encode("清水結衣.txt".encode("iso-2022-jp")).decode()
    data = (
        "From: a@school.example\nTo: b@school.example\nSubject: x\n"
        f'Content-Type: text/plain; name="=?ISO-2022-JP?B?{encoded}?="\n\nin it\n'
    )
    assert texts(data.encode())["清水結衣.txt"] == "in it\n"


def test_mail_in_mail_is_read() -> None:
    message = mail("inner")
    for number in range(3):
        outer = mail(f"outer {number}")
        outer.add_attachment(message)
        message = outer
    said = texts(message.as_bytes())
    assert said["message 1!message 2!message 3!body 4"].strip() == "inner"
    said = texts(message.as_bytes(), limits=Limits(depth=3))
    assert "too-deep" in said.values()


def test_what_is_beside_the_parts_is_read() -> None:
    message = mail()
    message.add_alternative("x", subtype="html")
    message.preamble, message.epilogue = "before them", "after them"
    assert texts(message.as_bytes())["beside the parts"].split("\n") == [
        "before them",
        "after them",
    ]


def test_what_is_encrypted_is_told() -> None:
    message = EmailMessage()
    message["From"] = message["To"] = message["Subject"] = "x"
    message.set_content(b"0", maintype="application", subtype="pkcs7-mime")
    assert "encrypted" in texts(message.as_bytes()).values()


@pytest.mark.parametrize("depth", [500, 5000])
def test_mail_in_very_many_others_is_told(depth: int) -> None:
    head = b"From: a@school.example\nTo: b@school.example\nSubject: x\n"
    data = (head + b"Content-Type: message/rfc822\n\n") * depth + head + b"\nthe innermost\n"
    said = texts(data)
    assert "too-deep" in said.values()
    # Where the parser itself gives up, the letters are read all the same.
    assert ("the innermost" in said.get("", "")) == (depth > 1000)


def test_mailboxes_are_read_mail_by_mail() -> None:
    body = "first\n\n>From here\nFrom nowhere\n"
    mails = [mail(body), mail("second"), mail("third")]
    begin = b"From a@school.example Mon Apr  6 08:00:00 2026\n"
    data = b"\n".join(begin + each.as_bytes().replace(b"\r\n", b"\n") for each in mails)
    said = texts(data, "inbox")
    assert said["message 1.eml!body 1"].strip() == body.replace(">From", "From").strip()
    assert said["message 3.eml!body 1"].strip() == "third"


def wide(text: str) -> bytes:
    return text.encode("utf-16-le")


def test_mail_of_outlook_is_read() -> None:
    said = texts(
        storage(
            {
                "__properties_version1.0": bytes(32),
                "__substg1.0_0037001F": wide("欠席のお知らせ"),
                "__substg1.0_1000001F": wide("清水結衣"),
                "__substg1.0_10130102": "<p>清<b>水</b>結衣".encode(),
                "__substg1.0_8001001E": "清水の備考".encode("cp932"),
                "__substg1.0_300B0102": b"\x01\x02SMTP:SHIMIZU@SCHOOL.EXAMPLE\0",
                "__recip_version1.0_#00000000": {"__substg1.0_39FE001F": wide("a@school.example")},
                "__attach_version1.0_#00000000": {
                    "__substg1.0_3707001F": wide("清水.txt"),
                    "__substg1.0_37010102": b"attached",
                },
                "__attach_version1.0_#00000001": {
                    "__substg1.0_3701000D": {"__substg1.0_1000001F": wide("inner")}
                },
            }
        ),
        "a.msg",
    )
    assert {"欠席のお知らせ", "清水結衣", "清水の備考"} <= set(said["properties"].split("\n"))
    assert "SMTP:SHIMIZU@SCHOOL.EXAMPLE" in said["properties"]
    assert said["body"].strip() == "清水結衣"
    assert said["recipient 1"] == "a@school.example"
    assert said["清水.txt"] == "attached"
    assert said["attachment 2!message"] == "inner"


def test_a_stream_that_says_it_is_larger_than_its_file_is_told() -> None:
    """Its sectors may follow each other in a circle."""
    data = bytearray(
        storage({"__properties_version1.0": b"x", "__substg1.0_1000001F": wide("x" * 3000)})
    )
    at = data.index(wide("__substg1.0_1000001F")) + 120
    data[at : at + 4] = b"\xff\xff\xff\x7f"
    assert "broken" in texts(bytes(data), "a.msg").values()


def test_packed_rtf_is_unpacked() -> None:
    """The example of MS-OXRTFCP 4.1.1."""
    packed = (
        "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af3206865"
        "6c090020627705b06c647d0a800fa0"
    )
    rtf = b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"
    assert unpacked_rtf(bytes.fromhex(packed)) == rtf
    assert rtf.startswith(unpacked_rtf(bytes.fromhex(packed)[:30]))
    with pytest.raises(ValueError):
        unpacked_rtf(b"")
