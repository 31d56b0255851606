"""Public keys out of a JSON Web Key Set (RFC 7517) that lies on this machine; nothing is fetched."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from jwt import PyJWK
from jwt.exceptions import PyJWTError

from tradegen_runtime.startup import StartupError

MIN_RSA_BITS: Final = 2048
"""RFC 7518 §3.3."""

_ALGORITHMS: Final = {("RSA", None): "RS256", ("EC", "P-256"): "ES256", ("OKP", "Ed25519"): "EdDSA"}
"""The one algorithm of each kind of key: a token cannot choose another, ``none`` and shared secrets least of all."""

_LONGEST_PATH: Final = 200


class AuthSettingError(StartupError, ValueError):
    """A setting of the token verification is missing or wrong."""


@dataclass(frozen=True, slots=True)
class VerificationKey:
    """A public key and the algorithm it verifies; ``key_id`` is its ``kid``."""

    key_id: str | None
    algorithm: str
    key: PyJWK


@dataclass(frozen=True, slots=True)
class KeySet:
    """The keys of an issuer."""

    keys: tuple[VerificationKey, ...]

    def find(self, key_id: str | None) -> VerificationKey | None:
        """Return the key of this ``kid``; a token without one is fine where there is only one key."""
        if key_id is None:
            return self.keys[0] if len(self.keys) == 1 else None
        return next((key for key in self.keys if key.key_id == key_id), None)


def load_key_set(source: str) -> KeySet:
    """Read a key set: a path, or the JSON itself.

    Raises:
        AuthSettingError: it cannot be read, or holds a private, shared, weak or unknown key.
    """
    text = _text_of(source)
    try:
        document = json.loads(text)
    except ValueError as error:
        raise AuthSettingError(f"the key set is not JSON: {error}") from error
    found = document.get("keys") if isinstance(document, dict) else None
    if not isinstance(found, list) or not found:
        raise AuthSettingError("the key set holds no key")
    keys = tuple(_read_key(key, place) for place, key in enumerate(found))
    key_ids = [key.key_id for key in keys]
    if len(set(key_ids)) < len(key_ids):
        raise AuthSettingError("the key set holds two keys with one kid, or without any")
    return KeySet(keys)


def _text_of(source: str) -> str:
    if source.lstrip().startswith("{"):
        return source
    try:
        return Path(source).read_text(encoding="utf-8")
    except OSError as error:
        raise AuthSettingError(f"the key set {_told(source)}cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise AuthSettingError(f"the key set {_told(source)}is not text in UTF-8") from error


def _told(source: str) -> str:
    """Return a path as messages quote it; nothing where it looks like a key that was pasted."""
    return f"{source!r} " if len(source) < _LONGEST_PATH and source.isprintable() else ""


def _read_key(written: object, place: int) -> VerificationKey:
    if not isinstance(written, Mapping):
        raise AuthSettingError(f"key {place} of the key set is no object")
    kind, curve = written.get("kty"), written.get("crv")
    algorithm = _ALGORITHMS.get((str(kind), None if kind == "RSA" else curve))
    if algorithm is None or written.get("alg", algorithm) != algorithm or written.get("use", "sig") != "sig":
        raise AuthSettingError(f"key {place} of the key set is not for RS256, ES256 or EdDSA (Ed25519) signatures")
    if "d" in written:
        raise AuthSettingError(f"key {place} of the key set is a private key; put the public one there")
    try:
        key = PyJWK(dict(written), algorithm)
    except PyJWTError as error:
        raise AuthSettingError(f"key {place} of the key set is broken") from error
    if isinstance(key.key, RSAPublicKey) and key.key.key_size < MIN_RSA_BITS:
        raise AuthSettingError(f"key {place} of the key set has less than {MIN_RSA_BITS} bits")
    key_id = written.get("kid")
    return VerificationKey(key_id if isinstance(key_id, str) else None, algorithm, key)
