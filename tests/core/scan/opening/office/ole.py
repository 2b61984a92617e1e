"""OLE containers of a few streams."""

from collections.abc import Mapping

from mamori.core.scan.redacting.ole import Storage, Stream, written

Tree = Mapping[str, "bytes | Tree"]


def container(stream: str) -> bytes:
    """Return a container whose root holds one empty stream."""
    return storage({stream: b""})


def storage(tree: Tree) -> bytes:
    """Return a container of streams and, for a mapping, storages."""
    return written(_storage("", tree))


def _storage(name: str, tree: Tree) -> Storage:
    return Storage(
        name,
        [
            Stream(name, content) if isinstance(content, bytes) else _storage(name, content)
            for name, content in tree.items()
        ],
    )
