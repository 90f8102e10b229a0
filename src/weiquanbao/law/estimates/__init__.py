"""算一算: what a worker could ask for, from a few questions he can answer, before he signs in anywhere.

`stories.py` asks, `answering.py` reads, `reckoning.py` computes with the claims, `proofs.py` says what to keep.
"""
