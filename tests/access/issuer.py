"""Issues tokens as a deployment's issuer would, and tokens that nobody may accept."""

import base64
import hashlib
import hmac
import json
import time
from collections.abc import Mapping
from functools import cache
from typing import Final, Literal

import jwt
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.ec import generate_private_key as generate_ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key as generate_rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from jwt.algorithms import ECAlgorithm, OKPAlgorithm, RSAAlgorithm

ISSUER: Final = "https://issuer.example"
AUDIENCE: Final = "vault"

Algorithm = Literal["RS256", "ES256", "EdDSA"]
Claims = Mapping[str, object]


@cache
def rsa_key(bits: int = 2048) -> RSAPrivateKey:
    """Return an RSA key, made once for each size: that takes a while."""
    return generate_rsa(65537, bits)


class Issuer:
    """Holds a key of each kind; ``now`` is the time it writes into tokens, seconds since 1970."""

    def __init__(self, *, now: float | None = None, rsa: RSAPrivateKey | None = None) -> None:
        self.now = time.time() if now is None else now
        self.rsa: Final = rsa or rsa_key()
        self.ec: Final[EllipticCurvePrivateKey] = generate_ec(SECP256R1())
        self.ed: Final = Ed25519PrivateKey.generate()

    @property
    def keys(self) -> list[dict[str, object]]:
        """The public keys as JSON Web Keys."""
        return [
            {**RSAAlgorithm.to_jwk(self.rsa.public_key(), as_dict=True), "kid": "RS256"},
            {**ECAlgorithm.to_jwk(self.ec.public_key(), as_dict=True), "kid": "ES256"},
            {**OKPAlgorithm.to_jwk(self.ed.public_key(), as_dict=True), "kid": "EdDSA"},
        ]

    @property
    def environment(self) -> dict[str, str]:
        """The settings with which a server accepts these tokens."""
        return {
            "TRADEGEN_AUTH_JWKS": json.dumps({"keys": self.keys}),
            "TRADEGEN_AUTH_ISSUER": ISSUER,
            "TRADEGEN_AUTH_AUDIENCE": AUDIENCE,
        }

    def claims(self, subject: str, *, roles: tuple[str, ...] = (), lifetime_s: float = 3600) -> dict[str, object]:
        """Return what a good token says."""
        return {
            "sub": subject,
            "iss": ISSUER,
            "aud": AUDIENCE,
            "iat": int(self.now),
            "exp": int(self.now + lifetime_s),
            "jti": f"{subject}-{self.now}",
            "roles": list(roles),
        }

    def token(
        self,
        subject: str,
        *,
        roles: tuple[str, ...] = (),
        lifetime_s: float = 3600,
        algorithm: Algorithm = "EdDSA",
        changed: Claims | None = None,
    ) -> str:
        """Return a signed token; ``changed`` replaces claims, ``None`` removes one."""
        claims = {**self.claims(subject, roles=roles, lifetime_s=lifetime_s), **(changed or {})}
        return self.signed({name: value for name, value in claims.items() if value is not None}, algorithm)

    def signed(self, claims: Claims, algorithm: Algorithm, header: Claims | None = None) -> str:
        """Sign any claims."""
        keys: Mapping[Algorithm, RSAPrivateKey | EllipticCurvePrivateKey | Ed25519PrivateKey] = {
            "RS256": self.rsa,
            "ES256": self.ec,
            "EdDSA": self.ed,
        }
        key = keys[algorithm]
        return jwt.encode(dict(claims), key, algorithm=algorithm, headers={"kid": algorithm, **(header or {})})

    def unsigned(self, subject: str) -> str:
        """Return a token of ``alg: none``."""
        return f"{_part({'alg': 'none', 'kid': 'RS256'})}.{_part(self.claims(subject))}."

    def confused(self, subject: str) -> str:
        """Return a token whose shared secret is the public RSA key (algorithm confusion)."""
        secret = self.rsa.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
        head = _part({"alg": "HS256", "typ": "JWT", "kid": "RS256"})
        signed = f"{head}.{_part(self.claims(subject))}"
        return f"{signed}.{_text(hmac.digest(secret, signed.encode(), hashlib.sha256))}"


def _part(value: Claims) -> str:
    return _text(json.dumps(value).encode())


def _text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
