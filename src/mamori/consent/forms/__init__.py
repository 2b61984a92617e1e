"""What people type about consent."""
