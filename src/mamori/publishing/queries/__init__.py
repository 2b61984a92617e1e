"""What may be read about what leaves, by whom."""
