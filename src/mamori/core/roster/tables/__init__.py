"""Plain lists of a class or school: CSV, TSV, Excel, OpenDocument."""
