"""Takes over WebSocket routers that were declared in Python, as route files: same URLs, same wire."""
