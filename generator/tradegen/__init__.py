"""One declaration in, a whole typed API layer out."""
