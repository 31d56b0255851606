"""The templates of every emitted file; what has no ``.jinja`` suffix is copied as it is."""
