"""Loading recorded minute bars into the market database."""
