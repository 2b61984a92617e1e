"""What can be recorded of sheets and of what was withdrawn: a table each (see ADR 0010)."""
