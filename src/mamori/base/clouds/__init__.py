"""Drives that are no folders: Microsoft OneDrive and SharePoint, Google Drive.

Both are written against what their makers publish, and tested against servers on this machine that
answer as published. Nobody has tried them at the real ones yet.

    onedrive://DRIVE/folder/folder     a drive's id, and a folder in it by its path
    gdrive://FOLDER                    a folder's id

For OneDrive the `Access` has `TENANT/CLIENT` as user and the client's secret as password; for
Google the password is the key file of a service account, as Google gives it out.
"""

from collections.abc import Iterator

from mamori.base.clouds import google, graph
from mamori.base.remote import Access, Remote


def files_in(scheme: str, address: str, access: Access) -> Iterator[Remote]:
    """Yield every file of a drive's folder and of what lies below, in the order of their names.

    Raises:
        NotReached: the address is not understood, or the server did not answer.
    """
    ask = graph.files if scheme == "onedrive" else google.files
    yield from ask(address, access)
