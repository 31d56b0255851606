"""Module ``broker`` v1: Broker."""
