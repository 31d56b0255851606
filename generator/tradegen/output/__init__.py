"""Where emitted files meet the disk: the manifest, the plan and its application."""
