"""Who may use what: tokens are verified here, never issued; what is not public is closed until a hook opens it."""
