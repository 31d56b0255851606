"""What the application counts, for Prometheus: read when somebody asks, so that counting costs next to nothing."""
