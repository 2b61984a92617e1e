"""OneRoster CSV 1.1, 1.2 and the Japan profiles (law.md section 4)."""
