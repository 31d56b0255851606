"""Leaving an authorization hook out is a type error."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]

CLAIM: Final = """
from access_api.vault.service import VaultService
from tests.access.vault_service import Vault

service: VaultService = Vault()
"""


def mypy(folder: Path, emitted: Path) -> str:
    """Return what mypy says about the claim beside ``tests`` in ``folder``."""
    (folder / "claim.py").write_text(CLAIM)
    roots = (folder, emitted, ROOT / "runtime", ROOT / "tests/cases/access/contracts")
    command = [str(Path(sys.executable).parent / "mypy"), "--strict", "--config-file=", "--explicit-package-bases"]
    options = ["--follow-untyped-imports", f"--cache-dir={ROOT / 'build/.mypy_access'}", "--no-error-summary"]
    ran = subprocess.run(
        [*command, *options, "claim.py"],
        cwd=folder,
        env={**os.environ, "MYPYPATH": os.pathsep.join(map(str, roots))},
        capture_output=True,
        text=True,
        check=False,
    )
    return ran.stdout + ran.stderr


def test_missing_hook_is_a_type_error(emitted: Path, tmp_path: Path) -> None:
    """mypy names the hook that a service lacks, and has nothing against a service that has them all."""
    service = tmp_path / "tests/access/vault_service.py"
    service.parent.mkdir(parents=True)
    whole = (Path(__file__).parent / "vault_service.py").read_text()
    service.write_text(whole)
    assert "" == mypy(tmp_path, emitted)
    service.write_text(whole.replace("async def authorize_orders", "async def permit_orders"))
    assert 'missing following "VaultService" protocol member:' in (said := mypy(tmp_path, emitted))
    assert "authorize_orders" in said
