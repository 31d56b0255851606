"""One key's updates from its source to the links: numbering, history, rate, restarts, snapshots; no I/O."""
