"""From the bytes of a source file to its text: UTF-8 only, no hidden characters, bounded size."""

import re

from tradegen.source.findings import Findings
from tradegen.span import Span

MAX_SOURCE_BYTES = 1 << 20
"""A larger source file is refused before it is looked at."""

# C0 and C1 controls, the byte order mark inside a file, and the line ends that YAML 1.1 knows and YAML 1.2
# and every editor do not (NEL, LS, PS): what is read must be what is seen.
_HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_UTF_16_OR_32 = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")


def decode_text(path: str, content: bytes, findings: Findings) -> str | None:
    """Return ``content`` as text without a leading byte order mark, or ``None`` after adding a finding."""
    if len(content) > MAX_SOURCE_BYTES:
        message = f"the file is larger than {MAX_SOURCE_BYTES >> 20} MiB"
        findings.refuse(Span(path, 1, 1), "too-large", message=message, hint="split it")
        return None
    if content.startswith(_UTF_16_OR_32) or b"\x00" in content[:2]:
        message = "the file is UTF-16 or UTF-32"
        findings.refuse(Span(path, 1, 1), "bad-encoding", message=message, hint="save it as UTF-8")
        return None
    try:
        text = content.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as wrong:
        place = _place(path, content[: wrong.start].decode("utf-8"))
        message = f"byte 0x{content[wrong.start]:02x} is not UTF-8"
        findings.refuse(place, "bad-encoding", message=message, hint="save it as UTF-8")
        return None
    return text


def refuse_hidden(path: str, text: str, findings: Findings) -> bool:
    """Add a finding at the first character of ``text`` that an editor does not show; tell whether there is one."""
    hidden = _HIDDEN.search(text)
    if hidden is None:
        return False
    message = f"control character U+{ord(hidden[0]):04X}"
    hint = "remove it, or write it as an escape inside quotes"
    findings.refuse(_place(path, text[: hidden.start()]), "control-character", message=message, hint=hint)
    return True


def _place(path: str, before: str) -> Span:
    """Return the place after ``before``, the text from the start of the file."""
    lines = re.split(r"\r\n|\r|\n", before.removeprefix("\ufeff"))
    return Span(path, len(lines), len(lines[-1]) + 1)
