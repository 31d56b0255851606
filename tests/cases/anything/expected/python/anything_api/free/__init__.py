"""Module ``free`` v1: free."""
