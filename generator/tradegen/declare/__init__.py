"""From source files to frozen declarations: every rule that needs no import of the user's code."""
