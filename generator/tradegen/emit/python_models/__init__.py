"""The models of the Python client, which stand alone: Pydantic and nothing of the server.

datamodel-code-generator decides how a JSON Schema is spelled as a Python annotation with its constraints. It runs in a
process of its own (its parser takes most of a second to import) and is asked once for each *shape* of schema:
references are numbered slots, so four hundred models come down to a few dozen shapes, and an edit rarely asks for a
new one. Everything a user wrote, names and texts, stays here and is printed by the printers of ``emit``; the generator
never sees it.
"""
