"""The commands: each is an ending of one value, the plan."""
