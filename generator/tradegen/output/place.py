"""Refuse an output folder whose content is not ours to decide, before anything is generated."""

import errno

from tradegen.diagnostics import Diagnostic, Rejected
from tradegen.project import Project


def check_place(project: Project) -> None:
    """Check that the output folder is a folder of its own inside the project.

    The configuration's text was checked before; here stands what only the disk knows: links and files.

    Raises:
        Rejected: it leads out of the project, or to where the project's own files are.
        NotADirectoryError: a file stands in its place.
    """
    output = project.path(project.output)
    root, real = project.root.resolve(), output.resolve()
    contracts = project.path(project.contracts).resolve()
    if not real.is_relative_to(root):
        _refuse(project, "outside-output", f"leads to {real}, outside the project, through a symbolic link")
    if real == root or contracts.is_relative_to(real) or real.is_relative_to(contracts):
        _refuse(project, "bad-config", f"leads to {real}, where the project's own files are")
    for place in (output, *output.parents):
        if place == project.root:
            return
        if place.exists() and not place.is_dir():
            message = "a file stands where the output folder is to be; move it away, or choose another output"
            raise NotADirectoryError(errno.ENOTDIR, message, str(place))


def _refuse(project: Project, slug: str, message: str) -> None:
    said = f'output "{project.output}" {message}'
    hint = "remove the link, or choose another output in [tool.tradegen]"
    raise Rejected([Diagnostic(project.output_span, said, slug, hint)])
