"""``python -m tradegen`` is the ``tradegen`` command."""

from tradegen.cli.main import main

main()
