"""The gate ``typescript`` says what to do about what the compiler finds."""

from tests.gates.conftest import ROOT, Copy

from tradegen.gates.site import BUILD
from tradegen.gates.typescript import typescript_findings


def test_a_missing_package_is_to_be_installed(copy: Copy) -> None:
    """A codec's package that is not there is not mended by a build; anything else is."""
    modules = copy.site.project.root / "node_modules"
    modules.mkdir()
    (modules / "typescript").symlink_to(ROOT / "node_modules/typescript")
    index = copy.site.typescript / "src/index.ts"
    index.write_text(
        'import { a } from "left-pad-of-codecs";\nexport const b: string = a + 1;\nexport const c: string = 1;\n'
    )
    found = {(one.line, one.hint) for one in typescript_findings(copy.site) if one.file.endswith("src/index.ts")}
    assert {(1, "run: npm install left-pad-of-codecs"), (3, BUILD)} == found
