"""What the user wrote, read once: files, YAML nodes with positions, and model files through ``ast``."""
