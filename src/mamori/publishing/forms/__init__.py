"""What people fill in about what leaves the school."""
