"""What a version declares, kept below ``.tradegen/``: a commit never changes, and files are known by what is in them.

Only what follows from the version alone is kept: neither packages that contracts import from elsewhere nor models of
other packages may have a part in it. This program and what is installed decide too, so they are in the name.
"""

import hashlib
import os
import sysconfig
from contextlib import suppress
from pathlib import Path
from typing import Final

import msgspec

from tradegen.declare.source_files import Sources, read_sources
from tradegen.front import Understood
from tradegen.ir import Api
from tradegen.output.currency import interpreter, own_files
from tradegen.output.notes import VERSIONS, keep_note
from tradegen.project import Project

_MOST: Final = 8


def remembered(project: Project, place: str) -> Api | None:
    """Return what the version at ``place`` declares, if it was read before."""
    path = _path(project, place)
    try:
        found = msgspec.json.decode(path.read_bytes(), type=Api)
    except (OSError, msgspec.DecodeError):
        return None
    with suppress(OSError):
        os.utime(path)
    return found


def remember(project: Project, place: str, old: Project, understood: Understood) -> None:
    """Keep what the version at ``place`` declares, where that follows from it alone; the latest few are kept.

    Where nothing can be written nothing is kept, and it is read again.
    """
    own = f"{old.contracts_package}."
    if old.contract_imports or any(not found.module.startswith(own) for found in understood.reply.imported):
        return
    path = _path(project, place)
    keep_note(path, msgspec.json.encode(understood.api))
    with suppress(OSError):
        kept = sorted(path.parent.glob("*.json"), key=lambda one: one.stat().st_mtime_ns, reverse=True)
        for stale in kept[_MOST:]:
            stale.unlink(missing_ok=True)


def files_at_hand(project: Project, sources: Sources) -> str:
    """Return the place of what is declared by these files, wherever they lie."""
    said = hashlib.sha256(project.path(project.config).read_bytes())
    for file in (*sources.routes, *sources.models, *([sources.record] if sources.record else [])):
        said.update(f"\0{file.path}\0{len(file.content)}\0".encode())
        said.update(file.content)
    return f"files:{said.hexdigest()}"


def remember_at_hand(project: Project, place: str, understood: Understood) -> None:
    """Keep what the files at hand declare, where they are still those of ``place`` and no other has a part in it."""
    read = {file.path for file in understood.sources.models}
    others = any(not read.issuperset(imported.files) for imported in understood.reply.imported)
    if not others and files_at_hand(project, read_sources(project)) == place:
        remember(project, place, project, understood)


def _path(project: Project, place: str) -> Path:
    said = hashlib.sha256(f"{place}\0{interpreter()}".encode())
    for kind in ("purelib", "platlib"):
        installed = Path(sysconfig.get_path(kind))
        said.update(repr(sorted(path.name for path in installed.glob("*.dist-info"))).encode())
    for path in own_files():
        stat = path.stat()
        said.update(f"{path}\0{stat.st_size}\0{stat.st_mtime_ns}\n".encode())
    return project.root / VERSIONS / f"{said.hexdigest()[:32]}.json"
