"""Write the expected texts anew: ``python -m tests.introspect.record``; read the difference before committing it."""

from tests.introspect.printing import print_module
from tests.introspect.rows import expected_file, introspect_rows, row_modules


def record() -> None:
    """Record what introspection says now about every row."""
    reply = introspect_rows()
    for module in row_modules():
        expected_file(module).write_text(print_module(reply, module), encoding="utf-8")


if __name__ == "__main__":
    record()
