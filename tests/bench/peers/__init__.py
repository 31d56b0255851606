"""The measured servers, one process each; all publish the same updates to the same client."""
