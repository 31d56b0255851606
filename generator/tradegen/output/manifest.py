"""The record of what we wrote: it tells a stale file from a hand edit and from a file that is not ours."""

from pathlib import Path

import msgspec

from tradegen.emit.files import content_hash
from tradegen.output.inside import strays

MANIFEST_NAME = ".tradegen-manifest.json"


class Manifest(msgspec.Struct, frozen=True):
    """Content hashes (SHA-256, hex) of every generated file by its path below the output root."""

    files: dict[str, str] = {}


class ManifestUnreadable(Exception):
    """The manifest is not what a build wrote; the message names the file and the way out."""


def file_bytes(path: Path) -> bytes | None:
    """Return the bytes of the file at ``path``; ``None`` where no regular file stands there."""
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None


def file_hash(path: Path) -> str | None:
    """Return the hash of the file at ``path``; ``None`` where no regular file stands there."""
    content = file_bytes(path)
    return None if content is None else content_hash(content)


def read_manifest(root: Path) -> Manifest:
    """Return what the last finished build recorded below ``root``; empty where nothing was built.

    Raises:
        ManifestUnreadable: the file exists and is no manifest.
    """
    return _read(root / MANIFEST_NAME)


def encode_manifest(manifest: Manifest) -> bytes:
    """Return the manifest as canonical, diffable JSON."""
    ordered = Manifest(dict(sorted(manifest.files.items())))
    return msgspec.json.format(msgspec.json.encode(ordered), indent=2) + b"\n"


def _read(path: Path) -> Manifest:
    try:
        manifest = msgspec.json.decode(path.read_bytes(), type=Manifest)
    except FileNotFoundError:
        return Manifest()
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ManifestUnreadable(_not_ours(path, str(error))) from error
    for stray in strays(manifest.files):
        raise ManifestUnreadable(_not_ours(path, f"{stray!r} is not below its folder"))
    return manifest


def _not_ours(path: Path, reason: str) -> str:
    way_out = "restore it from version control, or delete it and run: tradegen build --force"
    return f"{path}: not a manifest ({reason}); {way_out}"
