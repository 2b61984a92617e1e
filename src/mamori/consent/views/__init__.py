"""Pages about consent: for staff, and for whoever holds a letter."""
