"""Module ``things`` v2: things."""
