"""Run by the peers' own Python (see `bench.peers`): nothing here imports Mamori."""
