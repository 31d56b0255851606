"""The public names that an earlier build recorded (``specs/public_names.json``), read back.

The file is data from a working copy: merges, editors and strangers may have had it in their hands.
"""

import json
import re
from collections.abc import Iterator

from tradegen.declare.source_files import SourceFile
from tradegen.source.findings import Findings
from tradegen.source.suggestion import quote
from tradegen.span import Span

_NAME = re.compile(r"[A-Za-z_]\w{0,199}", re.ASCII)
_WAY_OUT = "restore the file from version control, or delete it to record the present names"


def read_record(file: SourceFile | None, findings: Findings) -> tuple[tuple[str, str], ...]:
    """Return each recorded name with its owner, sorted; none where there is no record, or with findings."""
    if file is None:
        return ()
    try:
        text = file.content.decode("utf-8")
        pairs: object = json.loads(text, object_pairs_hook=_Pairs)
    except json.JSONDecodeError as error:
        _refuse(Span(file.path, error.lineno, error.colno), f"this is no JSON: {error.msg}", findings)
    except (UnicodeDecodeError, RecursionError, ValueError):
        _refuse(Span(file.path, 1, 1), "this is no JSON", findings)
    else:
        wrong = list(_wrong(pairs))
        for word, message in wrong:
            _refuse(_place(file.path, text, word), message, findings)
        if isinstance(pairs, _Pairs) and not wrong:
            return tuple(sorted((name, str(owner)) for name, owner in pairs))
    return ()


class _Pairs(list[tuple[str, object]]):
    """The members of a JSON object as written, one that stands twice included."""


def _wrong(pairs: object) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with the members, each with the word that it is about."""
    if not isinstance(pairs, _Pairs):
        yield "", "the record of public names must be an object"
        return
    names: set[str] = set()
    owners: dict[object, str] = {}
    for name, owner in pairs:
        if _NAME.fullmatch(name) is None:
            yield name, f"{quote(name)} is not a name that a type can have"
        elif name in names:
            yield name, f"{quote(name)} is recorded twice"
        elif not isinstance(owner, str) or not owner.isprintable() or ":" not in owner:
            yield name, f"the owner of {quote(name)} is not a type"
        elif owners.setdefault(owner, name) != name:
            yield name, f"{quote(owner)} is recorded as {quote(owners[owner])} and as {quote(name)}"
        names.add(name)


def _place(path: str, text: str, word: str) -> Span:
    """Where ``word`` stands last."""
    at = max(text.rfind(json.dumps(word)), 0) if word else 0
    return Span(path, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))


def _refuse(span: Span, message: str, findings: Findings) -> None:
    findings.refuse(span, "bad-record", message=message, hint=_WAY_OUT)
