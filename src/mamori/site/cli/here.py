"""Whether there is a school in the data folder, for commands that must not make one."""

from pathlib import Path

import django

from mamori.base.keyfile import has_key
from mamori.site.cli.serve import ask_passphrase
from mamori.site.folders import data_folder


class NoSchool(Exception):
    """There is no school where one was looked for. Nothing was made."""

    def __init__(self) -> None:
        """Say where, and what to do."""
        super().__init__(f"There is no school in {data_folder()}. Name its folder in MAMORI_DATA.")


def set_up() -> None:
    """Set Django up for the school that is here.

    Raises:
        NoSchool: no key or no tables; neither was made by looking.
    """
    if not has_key(data_folder()):  # reading the settings would make one
        raise NoSchool
    ask_passphrase()
    django.setup()
    from django.db import connection  # noqa: PLC0415 -- needs Django set up

    name = str(connection.settings_dict["NAME"])
    # To open a file of SQLite is to make it; one in memory is named by a URI.
    if connection.vendor == "sqlite" and not (name.startswith("file:") or Path(name).exists()):
        raise NoSchool
    if "people_school" not in connection.introspection.table_names():
        raise NoSchool
