"""What every command says of a project: one kind of finding, one printer for each format."""
