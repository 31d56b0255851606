"""An application that should verify tokens starts with everything it needs, or not at all."""

import json
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Final

import pytest
from tests.access.house import House
from tests.access.issuer import Issuer, rsa_key
from tests.access.vault_service import Vault

from tradegen_runtime.access.gate import gate_from
from tradegen_runtime.access.key_set import AuthSettingError, load_key_set
from tradegen_runtime.module import WrongServiceError
from tradegen_runtime.startup import StartupError

Keys = list[dict[str, object]]


def test_closed_application_without_verifier_does_not_start(house: House) -> None:
    """What is declared closed is never served open: the error names it and the settings that are missing."""
    with pytest.raises(StartupError) as refused:
        house.app(with_gate=False)
    assert all(name in str(refused.value) for name in ("ledger", "balances", "closings", "TRADEGEN_AUTH_JWKS"))


def test_settings_make_the_gate(house: House, issuer: Issuer, tmp_path: Path) -> None:
    """Three settings are enough; the key set may be a file."""
    house.app(with_gate=False, environment=issuer.environment)
    (tmp_path / "jwks.json").write_text(issuer.environment["TRADEGEN_AUTH_JWKS"])
    house.app(with_gate=False, environment={**issuer.environment, "TRADEGEN_AUTH_JWKS": str(tmp_path / "jwks.json")})


@pytest.mark.parametrize("name", ["TRADEGEN_AUTH_JWKS", "TRADEGEN_AUTH_ISSUER", "TRADEGEN_AUTH_AUDIENCE"])
def test_half_a_configuration_is_refused(issuer: Issuer, name: str) -> None:
    """Tokens of any issuer, or for anybody, are not an option."""
    with pytest.raises(AuthSettingError, match=name):
        gate_from({**issuer.environment, name: ""})


def test_no_settings_make_no_gate() -> None:
    """A public application needs none."""
    assert None is gate_from({})


@pytest.mark.parametrize(
    "origins", ["*", "app.example.com", "https://app.example.com/", "https://*.example.com", "null"]
)
def test_origins_must_be_origins(issuer: Issuer, origins: str) -> None:
    """A wildcard or a half origin is refused at the start."""
    with pytest.raises(AuthSettingError):
        gate_from({**issuer.environment, "TRADEGEN_AUTH_ORIGINS": origins})


BAD_KEYS: Final[dict[str, Callable[[Issuer], Keys]]] = {
    "none": lambda _: [],
    "shared secret": lambda _: [{"kty": "oct", "k": "c2VjcmV0", "kid": "a"}],
    "private key": lambda issuer: [{**issuer.keys[2], "d": "c2VjcmV0"}],
    "weak": lambda _: [Issuer(rsa=rsa_key(1024)).keys[0]],
    "other algorithm": lambda issuer: [{**issuer.keys[0], "alg": "HS256"}],
    "other curve": lambda issuer: [{**issuer.keys[1], "crv": "P-521"}],
    "encryption": lambda issuer: [{**issuer.keys[0], "use": "enc"}],
    "broken": lambda issuer: [{**issuer.keys[1], "x": "AA"}],
    "two of one name": lambda issuer: [issuer.keys[0], {**issuer.keys[1], "kid": "RS256"}],
}


@pytest.mark.parametrize("kind", BAD_KEYS)
def test_bad_key_sets_are_refused(issuer: Issuer, kind: str) -> None:
    """A key set holds public keys of known algorithms only; the error quotes no key."""
    with pytest.raises(AuthSettingError) as refused:
        load_key_set(json.dumps({"keys": BAD_KEYS[kind](issuer)}))
    assert "c2VjcmV0" not in str(refused.value)


@pytest.mark.parametrize("source", ["/nowhere/jwks.json", "{", "{}", '{"keys": 5}', '{"keys": [5]}'])
def test_unreadable_key_sets_are_refused(source: str) -> None:
    """So are a missing file and other JSON."""
    with pytest.raises(AuthSettingError):
        load_key_set(source)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"TRADEGEN_AUTH_JWKS": "nowhere.json"}, "TRADEGEN_AUTH_JWKS: the key set 'nowhere.json' cannot be read"),
        ({"TRADEGEN_AUTH_JWKS": "-----BEGIN\nc2VjcmV0"}, "TRADEGEN_AUTH_JWKS: the key set cannot be read: No such"),
        ({"TRADEGEN_AUTH_ORIGINS": "*"}, "TRADEGEN_AUTH_ORIGINS: '*' is not an origin"),
    ],
)
def test_a_wrong_setting_is_named(issuer: Issuer, changed: Mapping[str, str], said: str) -> None:
    """The message names the variable and what is wrong with it, and repeats no key pasted in place of a path."""
    with pytest.raises(AuthSettingError) as refused:
        gate_from({**issuer.environment, **changed})
    assert str(refused.value).startswith(said)


def test_single_key_needs_no_name(issuer: Issuer) -> None:
    """A token without ``kid`` is fine where there is one key only."""
    one = load_key_set(json.dumps({"keys": issuer.keys[:1]}))
    assert one.keys[0] is one.find(None)
    assert None is load_key_set(json.dumps({"keys": issuer.keys})).find(None)


def test_service_without_hook_does_not_start(
    emitted: Path,
) -> None:
    """A service that lacks an authorization hook is refused, by the name of the hook."""
    parts = {name: part for name, part in vars(Vault).items() if name != "authorize_orders"}
    module = import_module("access_api.vault.module").VaultModule()
    with pytest.raises(WrongServiceError, match=r"lacks: authorize_orders$"):
        module.bind(type("Half", (), parts)())
