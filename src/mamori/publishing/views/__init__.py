"""The pages on what leaves the school and what is out already."""
