"""Looking at public pages that a school named: what is never asked, how one is asked, what counts.

No database here, and no decision: whatever is seen waits for a person.
"""
