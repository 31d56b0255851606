"""The checks of ``tradegen check``: each compares two things that must agree, and names what to run where not."""
