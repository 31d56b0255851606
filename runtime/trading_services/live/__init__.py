"""See it live: the app, a page on the generated TypeScript client, a ticker on the generated Python client."""
