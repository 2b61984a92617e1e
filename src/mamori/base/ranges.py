"""Some bytes of a body, where a browser asks for some: Safari plays nothing else."""

import re

from django.http import HttpRequest, HttpResponse

SOME = re.compile(r"bytes=(\d{0,12})-(\d{0,12})", re.ASCII)


def part_of(request: HttpRequest, whole: HttpResponse) -> HttpResponse:
    """Return what was asked for of a body: all of it, or the bytes from one to another.

    Several ranges at once are answered with all of it, as the standard allows (RFC 9110, 14.2).
    """
    whole["Accept-Ranges"] = "bytes"
    asked = SOME.fullmatch(request.headers.get("Range", ""))
    if whole.status_code != 200 or not asked or not any(asked.groups()):
        return whole
    size = len(whole.content)
    first, last = asked.groups()
    start = int(first) if first else max(0, size - int(last))
    end = min(int(last), size - 1) if first and last else size - 1
    if start > end:
        whole.status_code, whole.content = 416, b""
        whole["Content-Range"] = f"bytes */{size}"
        return whole
    whole.status_code, whole.content = 206, whole.content[start : end + 1]
    whole["Content-Range"] = f"bytes {start}-{end}/{size}"
    return whole
