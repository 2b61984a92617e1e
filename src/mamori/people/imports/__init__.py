"""From a roster file to the school's own records: wanted, planned, shown, written."""
