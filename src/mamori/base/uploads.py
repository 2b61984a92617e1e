"""What a form sends as files: sealed while it comes in, and forgotten with its request."""

import io
from collections.abc import Iterator
from typing import Any
from weakref import finalize

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from mamori.base.files import Incoming

MOST_AT_ONCE = 128 * 1024 * 1024  # bytes of all the files of one form
MOST_IN_MEMORY = 8 * 1024 * 1024


class SealedUpload(UploadedFile):
    """A file of a form, sealed."""

    def __init__(self, incoming: Incoming, **told: Any) -> None:
        whole = io.BufferedReader(_Reader(incoming)) if incoming.size else io.BytesIO()
        super().__init__(whole, size=incoming.size, **told)
        self.incoming = incoming

    def chunks(self, chunk_size: int | None = None) -> Iterator[bytes]:  # noqa: ARG002 -- chunks are as they were sealed
        """Yield what was sent, anew at each call."""
        return self.incoming.chunks()

    def close(self) -> None:
        """Forget the file with its request, unless somebody kept it."""
        super().close()
        self.incoming.drop()


class SealedUploads(FileUploadHandler):
    """Seals what is uploaded. Of a form that sends too much, only sizes are kept."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._left = MOST_AT_ONCE
        self._in_memory = 0
        self._incoming: Incoming | None = None

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin with the next file."""
        super().new_file(*args, **kwargs)
        self._incoming = incoming = Incoming()
        # Where the connection breaks, Django says nothing: with this handler the file goes too.
        # Unlike a `__del__`, it never comes after that of the open file.
        self._forget = finalize(self, incoming.drop)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:  # noqa: ARG002 -- Django passes it
        """Seal the next bytes of a file."""
        if self._incoming:
            self._left -= len(raw_data)
            if self._left < 0:
                self._incoming.drop()
            self._incoming.add(raw_data)

    def file_complete(self, file_size: int) -> SealedUpload | None:  # noqa: ARG002 -- Django passes it
        """Hand the file on."""
        done, self._incoming = self._incoming, None
        if done is None:
            return None
        self._forget.detach()
        self._in_memory += done.in_memory
        done.end(to_disk=self._in_memory > MOST_IN_MEMORY)
        return SealedUpload(
            done,
            name=self.file_name,
            content_type=self.content_type,
            charset=self.charset,
            content_type_extra=self.content_type_extra,
        )

    def upload_interrupted(self) -> None:
        """Forget what came of a file whose sender is gone."""
        if self._incoming:
            self._incoming.drop()


class _Reader(io.RawIOBase):
    """What was sent as one file to read from. One can go back to the start, and nowhere else."""

    def __init__(self, incoming: Incoming) -> None:
        self._incoming = incoming
        self._chunks = incoming.chunks()
        self._rest = memoryview(b"")
        self._at = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if not self._rest:
            self._rest = memoryview(next(self._chunks, b""))
        length = min(len(buffer), len(self._rest))
        buffer[:length] = self._rest[:length]
        self._rest = self._rest[length:]
        self._at += length
        return length

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        if offset or whence != io.SEEK_SET:
            raise io.UnsupportedOperation("only to the start")
        self._chunks = self._incoming.chunks()
        self._rest = memoryview(b"")
        self._at = 0
        return 0
