"""Module ``ledger`` v1: ledger."""
