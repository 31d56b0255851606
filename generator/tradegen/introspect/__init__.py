"""Pydantic classes into IR: a child process imports the user's models, reads them and answers in JSON."""
