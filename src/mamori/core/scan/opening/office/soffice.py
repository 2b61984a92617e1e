"""LibreOffice as a reader and writer of old formats: no window, no macros, no network."""

import os
import shutil
import signal
import subprocess
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path

from mamori.core.scan.limits import Limits, OverLimit

# No macro runs, nothing linked is loaded, and what asks for the network is led to a closed port.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings">
<prop oor:name="ooInetProxyType" oor:op="fuse"><value>2</value></prop>
<prop oor:name="ooInetHTTPProxyName" oor:op="fuse"><value>127.0.0.1</value></prop>
<prop oor:name="ooInetHTTPProxyPort" oor:op="fuse"><value>9</value></prop>
<prop oor:name="ooInetHTTPSProxyName" oor:op="fuse"><value>127.0.0.1</value></prop>
<prop oor:name="ooInetHTTPSProxyPort" oor:op="fuse"><value>9</value></prop></item>
</oor:items>
"""


@cache
def program() -> str:
    """Return the path of LibreOffice, empty if it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice") or ""


def convert(data: bytes, before: str, after: str, limits: Limits) -> bytes:
    """Return a file in another format; formats are endings without the dot.

    Raises:
        OverLimit: broken, too-slow.
    """
    with tempfile.TemporaryDirectory(prefix="mamori-office-") as name:
        folder = Path(name)
        source = folder / f"file.{before}"
        source.write_bytes(data)
        _run(source, after, folder, limits)
        target = folder / "out" / f"file.{after}"
        if not target.exists():
            raise OverLimit("broken")
        return target.read_bytes()


def _run(source: Path, after: str, folder: Path, limits: Limits) -> None:
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    command = [
        *(program(), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"),
        *("--nolockcheck", "--convert-to", after, "--outdir", str(folder / "out"), str(source)),
    ]
    nowhere = "http://127.0.0.1:9"
    started = subprocess.Popen(  # noqa: S603 -- the program that was found, on files named by us
        command,
        env=os.environ | {"HOME": str(folder), "http_proxy": nowhere, "https_proxy": nowhere},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # it starts processes of its own, which end with it
    )
    try:
        started.wait(limits.seconds)
    except subprocess.TimeoutExpired:
        raise OverLimit("too-slow") from None
    finally:
        with suppress(ProcessLookupError):
            os.killpg(started.pid, signal.SIGKILL)
        started.wait()
