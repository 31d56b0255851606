"""The system itself: health and versions of the modules that are served."""
