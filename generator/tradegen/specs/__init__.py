"""The machine-readable documents: JSON Schema, OpenAPI, AsyncAPI, topic key vectors."""
