"""The kinds of facts, one file for each group of rooms. `mamori.core.policy.facts` joins them."""
