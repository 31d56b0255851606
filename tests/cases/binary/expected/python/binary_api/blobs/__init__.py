"""Module ``blobs`` v1: blobs."""
