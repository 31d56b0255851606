"""How the two wire views of a model relate: decided once, asked by every emitter."""
