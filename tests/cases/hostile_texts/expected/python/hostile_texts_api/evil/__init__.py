"""Module ``evil`` v1: */ \"\"\" ${evil()} {{ view }} `x` \\."""
