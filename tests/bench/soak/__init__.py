"""The long proofs, one part each: ``python -m tests.bench.soak [PART…]``."""
