"""The gate ``typescript`` says what to do about what the compiler finds."""

from pathlib import Path

import pytest
from tests.gates.conftest import ROOT, Copy

from tradegen.gates.site import BUILD
from tradegen.gates.typescript import typescript_findings


def _install(copy: Copy) -> None:
    modules = copy.site.project.root / "node_modules"
    modules.mkdir()
    (modules / "typescript").symlink_to(ROOT / "node_modules/typescript")


def test_a_missing_package_is_to_be_installed(copy: Copy) -> None:
    """A codec's package that is not there is not mended by a build; anything else is."""
    _install(copy)
    index = copy.site.typescript / "src/index.ts"
    index.write_text(
        'import { a } from "left-pad-of-codecs";\nexport const b: string = a + 1;\nexport const c: string = 1;\n'
    )
    found = {(one.line, one.hint) for one in typescript_findings(copy.site) if one.file.endswith("src/index.ts")}
    assert {(1, "run: npm install left-pad-of-codecs"), (3, BUILD)} == found


def test_a_compiler_that_does_nothing_agrees_to_nothing(
    copy: Copy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A ``node`` that ends well and never ran the compiler is a finding; the compiler looks at every source."""
    _install(copy)
    assert [] == list(typescript_findings(copy.site))
    wrapper = tmp_path / "bin/node"
    wrapper.parent.mkdir()
    wrapper.write_text("#!/bin/sh\nexit 0\n")
    wrapper.chmod(0o755)
    monkeypatch.setenv("PATH", str(wrapper.parent), prepend=":")
    (found,) = typescript_findings(copy.site)
    assert ("error", "not-compiled") == (found.severity, found.slug)


def test_a_source_that_the_compiler_passes_over_is_told(copy: Copy) -> None:
    """A configuration that leaves files out leaves nothing unsaid."""
    _install(copy)
    config = copy.site.typescript / "tsconfig.json"
    config.write_text(config.read_text().replace('"include": ["src"]', '"files": ["src/runtime/topic-key.ts"]'))
    (found,) = typescript_findings(copy.site)
    assert "not-compiled" == found.slug
    assert "more" in found.message
