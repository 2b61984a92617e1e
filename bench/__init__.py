"""Benchmarks. Each prints its figures beside a yardstick measured in the same run, and the ratio.

A machine's own speed cancels out of a ratio, so figures of two machines can be compared. Nothing
here is an assertion: a busy machine must not fail a build.
"""
