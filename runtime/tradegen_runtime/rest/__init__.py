"""What the emitted REST routers stand on: bodies, problem documents, documents, health, retirement."""
