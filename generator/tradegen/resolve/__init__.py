"""From declarations and introspected types to ``ir.Api``: every rule that needs to know the types."""
