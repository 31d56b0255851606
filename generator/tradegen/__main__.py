"""``python -m tradegen`` is the ``tradegen`` command."""

from tradegen.cli.entry import main

main()
