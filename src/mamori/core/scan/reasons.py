"""Why something could not be read, each code with a sentence that says what to do."""

REASONS = {
    "broken": "It is damaged or not what its name says. Open it, save it anew, and scan that.",
    "encrypted": "A password protects it. Save a copy without one, and scan that.",
    "too-large": "It is larger than what is read. Divide it, or raise the limit.",
    "too-deep": "It lies in too many files within each other. Unpack it, and scan what is inside.",
    "too-many": "It holds more parts than are read. Divide it, or raise the limit.",
    "too-slow": "Reading it took too long and was stopped. Save it anew, and scan that.",
    "too-much-memory": "Reading it took too much memory and was stopped. Save it anew.",
    "no-open-reader": "No open reader knows this format. Save it as PDF or docx, and scan that.",
    "unknown-format": "Its format is not known. Save it as PDF or docx, and scan that.",
    "packed": "This kind of archive is not unpacked. Unpack it, and scan the folder.",
    "media": "It is sound or film, which is not read. Listen and look before it leaves.",
    "program": "It is a program, no document.",
    "no-file": "It is no file that can be read: a device, a socket, a link in a circle.",
    "not-allowed": "The program may not read it. Ask whoever keeps it.",
    "not-found": "It is not there.",
    "not-reached": "The server did not answer. Try again later.",
    "no-ocr": "Pictures were not read: the engine is missing. `pip install 'mamori[ocr]'` adds it.",
    "no-ocr-data": "Pictures in this language were not read: `./run` adds what it needs.",
    "no-office": "Old Office files were not read: `apt-get install libreoffice` adds the reader.",
    "blank-picture": "It is a picture in which no writing was found.",
}
