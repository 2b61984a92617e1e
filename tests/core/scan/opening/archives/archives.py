"""Archives of a few files, made in memory."""

import io
import tarfile
import zipfile
from collections.abc import Mapping


def zipped(files: Mapping[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def zipped_in(encoding: str, files: Mapping[str, bytes]) -> bytes:
    """Zip as Windows does in a country, with names in its encoding and no mark of it."""
    names = [name.encode(encoding) for name in files]
    plain = {chr(ord("A") + at) * len(name): name for at, name in enumerate(names)}
    packed = zipped(dict(zip(plain, files.values(), strict=True)))
    for stand_in, name in plain.items():
        packed = packed.replace(stand_in.encode(), name)
    return packed


def tarred(files: Mapping[str, bytes], mode: str = "w") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]  # a text
        for name, data in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return out.getvalue()
