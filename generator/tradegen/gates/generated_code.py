"""The gates that ask the generated code itself: ``served``, ``models`` and the server's part of ``keys``."""

from collections.abc import Iterator, Set

from tradegen.gates.child_messages import Answer, Job, Vector
from tradegen.gates.keys import server_findings
from tradegen.gates.memory import is_remembered, remember
from tradegen.gates.models import model_findings, model_names
from tradegen.gates.python_child import ChildEnded, ask_child
from tradegen.gates.served import served_findings
from tradegen.gates.site import Site
from tradegen.report.finding import Finding

_SLUGS = {"served": "server-fails", "models": "client-fails", "keys": "server-fails"}


def generated_code_findings(site: Site, gates: Set[str], vectors: tuple[Vector, ...]) -> tuple[Finding, ...]:
    """Return what the generated code has against itself; one child process imports it for all gates.

    Raises:
        CannotCheck: nothing was built yet.
    """
    job = Job(
        path=site.source_folders,
        server=site.project.server,
        client=site.project.client,
        modules=site.modules,
        served="served" in gates,
        models="models" in gates,
        vectors=vectors if "keys" in gates else (),
        model_names=model_names(site) if "models" in gates else (),
    )
    folder = site.python / site.project.server
    documents = sorted([*folder.glob("*/*.json"), *(site.output / "specs").rglob("*.json")])
    if is_remembered(site.memory, job, documents):
        return ()
    try:
        answer = ask_child(job)
    except ChildEnded as ended:
        gate = min(gates & _SLUGS.keys())
        return (_failure(site, gate, str(ended)),)
    found = tuple(_judged(site, job, answer))
    if not found:
        remember(site.memory, job, answer.files, documents)
    return found


def _judged(site: Site, job: Job, answer: Answer) -> Iterator[Finding]:
    for failure in answer.failures:
        gate = failure.gate if failure.gate == "models" or job.served else "keys"
        yield _failure(site, gate, failure.message)
    if answer.live is not None:
        if job.served:
            yield from served_findings(site, answer.live)
        if job.vectors:
            yield from server_findings(site, job.vectors, answer.live)
    if answer.models is not None:
        yield from model_findings(site, answer.models)


def _failure(site: Site, gate: str, message: str) -> Finding:
    package = f"{site.project.client}/models/__init__.py" if gate == "models" else f"{site.project.server}/app.py"
    file = f"{site.project.output}/python/{package}"
    said = f"cannot be imported and asked: {message}"
    return site.finding(
        gate, file, message=said, slug=_SLUGS[gate], hint="mend what it imports, or run: tradegen build"
    )
