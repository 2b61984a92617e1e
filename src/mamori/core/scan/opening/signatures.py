"""The type of a file by its first bytes, of the formats that say it there."""

# First bytes -> type. Longer ones come before those they begin with.
_STARTS: tuple[tuple[bytes, str], ...] = (
    (b"%!PS", "no-reader"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
    (b"II+\0", "tiff"),
    (b"MM\0+", "tiff"),
    (b"{\\rtf", "rtf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"PK\x07\x08", "zip"),
    (b"\x1f\x8b", "gzip"),
    (b"\xfd7zXZ\0", "xz"),
    (b"7z\xbc\xaf\x27\x1c", "packed"),
    (b"Rar!\x1a\x07", "packed"),
    (b"\x28\xb5\x2f\xfd", "packed"),  # zstandard
    (b"MSCF", "packed"),  # cabinet
    (b"\x04\x22\x4d\x18", "packed"),  # lz4
    (b"8BPS", "no-reader"),  # Photoshop
    (b"SQLite format 3\0", "no-reader"),
    (b"\0\1\0\0Standard ", "no-reader"),  # Access
    (b"!BDN", "no-reader"),  # Outlook's mailbox
    (b"\xd7\xcd\xc6\x9a", "wmf"),
    (b"ID3", "media"),
    (b"fLaC", "media"),
    (b"OggS", "media"),
    (b"FLV\x01", "media"),
    (b"MThd", "media"),
    (b"\x1aE\xdf\xa3", "media"),  # Matroska, WebM
    (b"\0\0\1\xba", "media"),
    (b"\0\0\1\xb3", "media"),
    (b"0&\xb2u\x8ef\xcf\x11", "media"),  # Windows Media
    (b"#!AMR", "media"),
    (b"\xff\xfb", "media"),
    (b"\xff\xf3", "media"),
    (b"\xff\xf1", "media"),
    (b"\x7fELF", "program"),
    (b"\xca\xfe\xba\xbe", "program"),
    (b"\xcf\xfa\xed\xfe", "program"),
    (b"\xce\xfa\xed\xfe", "program"),
    (b"\0asm", "program"),
)
# The format within RIFF, IFF and ISO media files.
_RIFF = {b"WEBP": "webp", b"WAVE": "media", b"AVI ": "media"}
_HEIC = {b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1", b"avif", b"avis"}
_BZ2_BLOCKS = {b"1AY&SY", b"\x17rE8P\x90"}
_BITMAP_HEADERS = {12, 40, 52, 56, 64, 108, 124}


def signed(head: bytes) -> str:
    """Return the type that first bytes tell, or an empty text; `ole` and `zip` hold several."""
    for start, kind in _STARTS:
        if head.startswith(start):
            return kind
    return _signed_within(head) or _signed_later(head)


def _signed_within(head: bytes) -> str:
    """Tell formats that begin with the length of what follows, or share their first bytes."""
    if head[:4] == b"RIFF":
        return _RIFF.get(head[8:12], "unknown")
    if head[4:8] == b"ftyp":
        return "heic" if head[8:12] in _HEIC else "media"
    if head[:4] == b"FORM" and head[8:12] in {b"AIFF", b"AIFC"}:
        return "media"
    if head[:2] == b"BM" and int.from_bytes(head[14:18], "little") in _BITMAP_HEADERS:
        return "bmp"
    if head[:3] == b"BZh" and head[4:10] in _BZ2_BLOCKS:
        return "bz2"
    return "program" if head[:2] == b"MZ" and b"\0" in head else ""


def _signed_later(head: bytes) -> str:
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head[257:262] == b"ustar":
        return "tar"
    if head[2:5] == b"-lh" and head[6:7] == b"-":
        return "packed"  # LHA, once common in Japan
    return "emf" if head[40:44] == b" EMF" else ""
