"""docs/diagnostics.md lists what the toolkit can really complain of."""

from tests.onboarding.markdown import table
from tests.onboarding.repository import ROOT
from tests.onboarding.slugs import toolkit_slugs

from tradegen.introspect import rules
from tradegen.introspect.findings import Rule

ROWS = table((ROOT / "docs" / "diagnostics.md").read_text(encoding="utf-8"), "slug", "means")


def test_every_slug_is_listed_once() -> None:
    """The tables hold the slugs of the toolkit's source, each once, and no others."""
    listed = [slug.strip("`") for slug, _ in ROWS]
    assert sorted(toolkit_slugs()) == sorted(listed)


def test_warnings_are_told_apart() -> None:
    """The findings about models that are marked as warnings are those that do not stop a build."""
    warnings = {rule.slug for rule in vars(rules).values() if isinstance(rule, Rule) and rule.severity == "warning"}
    assert warnings | {"codec-out-of-reach"} == {
        slug.strip("`") for slug, meaning in ROWS if meaning.startswith("warning:")
    }
