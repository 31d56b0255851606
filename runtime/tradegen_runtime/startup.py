"""What keeps an application from starting, told to the person who starts it."""


class StartupError(Exception):
    """The application cannot start as it is configured; the text says what to change."""
