"""Office files, of today and of old: packages of XML, and compound files."""
