"""A package that is installed, as far as the contracts know."""
