"""Run the gates side by side and gather what they say."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from tradegen.gates.child_messages import Vector
from tradegen.gates.drift import drift_findings
from tradegen.gates.generated_code import generated_code_findings
from tradegen.gates.keys import python_findings, read_vectors, silent_findings, typescript_findings
from tradegen.gates.services import services_findings
from tradegen.gates.site import Site
from tradegen.gates.typescript import typescript_findings as compiler_findings
from tradegen.output.lock import undisturbed
from tradegen.project import Project
from tradegen.report.finding import CannotCheck, Finding, Report, Skipped

GATES: Final = ("drift", "served", "services", "typescript", "keys", "models")
_OF_GENERATED_CODE: Final = frozenset({"served", "keys", "models"})


def run_gates(project: Project, chosen: Sequence[str], on_stage: Callable[[str], None]) -> Report:
    """Return what the chosen gates find; those that need another process wait for it beside each other."""
    site = Site(project)
    findings: list[Finding] = []
    skipped: list[Skipped] = []
    with undisturbed(site.output), ThreadPoolExecutor(max_workers=5) as threads:
        waiting = [(gates, threads.submit(_listed, look)) for gates, look in _slow_looks(site, chosen)]
        if "drift" in chosen:
            findings.extend(drift_findings(site, on_stage))
        for gates, future in waiting:
            on_stage(f"waiting for {', '.join(gates)}")
            try:
                findings.extend(future.result())
            except CannotCheck as reason:
                skipped.extend(Skipped(gate, str(reason)) for gate in gates)
    looked = [gate for gate in chosen if gate not in {one.gate for one in skipped}]
    wrong = any(finding.severity == "error" for finding in findings)
    summary = () if wrong or not looked else (f"{project.output}: nothing wrong ({', '.join(looked)})",)
    return Report(findings=tuple(findings), skipped=tuple(dict.fromkeys(skipped)), summary=summary)


def _slow_looks(site: Site, chosen: Sequence[str]) -> Iterator[tuple[tuple[str, ...], Callable[[], Iterable[Finding]]]]:
    """Yield what waits for other processes, the longest first, with the gates it is part of."""
    asked = tuple(gate for gate in chosen if gate in _OF_GENERATED_CODE)
    if asked:
        yield asked, lambda: generated_code_findings(site, frozenset(asked), _vectors(site, asked))
    if "typescript" in chosen:
        yield ("typescript",), lambda: compiler_findings(site)
    if "services" in chosen:
        yield ("services",), lambda: services_findings(site)
    if "keys" in chosen:
        yield (
            ("keys",),
            lambda: (*python_findings(site, vectors := read_vectors(site)), *silent_findings(site, vectors)),
        )
        yield ("keys in TypeScript",), lambda: typescript_findings(site, read_vectors(site))


def _vectors(site: Site, asked: Sequence[str]) -> tuple[Vector, ...]:
    """Return the topic keys for the server to make; that there are none is told by the gate's other parts."""
    try:
        return read_vectors(site) if "keys" in asked else ()
    except CannotCheck:
        return ()


def _listed(look: Callable[[], Iterable[Finding]]) -> tuple[Finding, ...]:
    return tuple(look())
