"""docs/protocol.md's issuer for development makes tokens that the server takes."""

import sys
import time
from pathlib import Path

from tests.onboarding.markdown import blocks, section
from tests.onboarding.process import run
from tests.onboarding.repository import ROOT

from tradegen_runtime.access.key_set import load_key_set
from tradegen_runtime.access.token_verifier import TokenVerifier


def test_a_token_of_the_page_is_verified(tmp_path: Path) -> None:
    """The key set and the token belong together; the token says who, and which roles."""
    page = (ROOT / "docs" / "protocol.md").read_text(encoding="utf-8")
    (script,) = blocks(section(page, "## Access"), "python")
    (tmp_path / "dev_token.py").write_text(script.text, encoding="utf-8")
    made = run(sys.executable, "dev_token.py", "ann", "operator", cwd=tmp_path)
    assert "" == made.stderr
    verifier = TokenVerifier(load_key_set(str(tmp_path / "jwks.json")), issuer="dev", audience="dev")
    principal = verifier.verify(made.stdout.strip(), time.time())
    assert ("ann", frozenset({"operator"})) == (principal.subject, principal.roles)
