"""How whoever holds a copy can check it, with what every computer has and with the program."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from mamori.base.paper import Block, Code, Heading, Paragraphs


def checking(digits: str) -> Iterator[Block]:
    """Yield how to check a copy; `digits` are those of the school's signature."""
    yield Heading(text=_("How to check it"))
    yield Paragraphs(
        text=_(
            "This paper lies in a file, case.zip, which the school has signed. Nobody can change a"
            " word in it unseen. As long as you keep it, nobody can change the record behind it"
            " unseen either."
        )
    )
    yield from _with_any_computer()
    yield from _with_the_program(digits)


def _with_any_computer() -> Iterator[Block]:
    yield Heading(text=_("With what every computer has"), level=2)
    yield Paragraphs(
        text=_(
            "1. Keep case.zip as it is. Ring the school at a number that you know yourself,"
            " and let them read you the SHA-256 of the file: it stands in the record"
            " under the day on which it was handed over."
        )
    )
    yield Paragraphs(text=_("2. Let your computer work out the SHA-256 of case.zip, and compare:"))
    yield Code(
        text="Windows: certutil -hashfile case.zip SHA256\n"
        "Mac: shasum -a 256 case.zip\n"
        "Linux: sha256sum case.zip"
    )
    yield Paragraphs(
        text=_(
            "3. In manifest.json stands the SHA-256 of each file in the zip. Work out that"
            " of report.pdf in the same way, and compare."
        )
    )


def _with_the_program(digits: str) -> Iterator[Block]:
    yield Heading(text=_("With the program Mamori, which is free"), level=2)
    yield Paragraphs(
        text=_("1. Let the school read you the forty digits of its signature. They must be:")
    )
    yield Code(text=digits)
    yield Paragraphs(text=_("2. Let the program check the file; it needs no connection:"))
    yield Code(text=f'mamori journal verify --export case.zip --key "{digits}"')
    yield Paragraphs(
        text=_(
            "3. It says whether the file holds, and of how many entries the words are"
            " proven. The numbers of entries on this paper are those of the program."
        )
    )
