"""Whose data stands in a file, where, and may it leave: open, find, judge, redact, report."""
