"""How much of a stranger's file is read, each with its reason."""

# The largest known OneRoster package has 22 data files and a manifest; vendors add notes and
# `__MACOSX` twins. More entries than this is no roster.
MAX_ENTRIES = 500

# A district of 100,000 users is about 30 MB in all files; this is eight such districts.
MAX_UNPACKED = 256 * 1024 * 1024

# Blank lines and bare commas take far more memory as rows than as bytes; a million users have
# 30 million cells.
MAX_ROWS = 2_000_000
MAX_TEXT_CELLS = 40_000_000

# 100 workbooks of a large school fit; beyond it the memory of a small server does not.
MAX_WORKBOOK = 64 * 1024 * 1024

# A workbook with two far-apart cells unrolls to billions of empty ones, and the reader behind it
# then kills its process; so workbooks are read in a child held to these bounds.
WORKBOOK_MEMORY = 1024 * 1024 * 1024
WORKBOOK_SECONDS = 60
MAX_CELLS = 4_000_000

# Wider than any school list; a row of commas must not become a million columns.
MAX_COLUMNS = 1_000

# Nobody reads more lines of one complaint than this; the rest is counted in one note.
MAX_NOTES_OF_A_KIND = 200

# No name of a column, title or date is longer; the patterns that read them need not try.
MAX_WORDS = 100

# A note shows the value that was wrong; a whole pasted letter helps nobody.
MAX_DETAIL = 80

# Title rows, logos and remarks above the header of a school's list stay well within this.
HEADER_WITHIN = 30
