"""Emit the npm package: models, one client class per module, and the runtime beside them."""
