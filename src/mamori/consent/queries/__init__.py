"""What may be read about consent, and by whom."""
