"""A project's configuration: what it says, and how it is found and read."""

from tradegen.project.file import load_project, parse_project
from tradegen.project.project import CONFIG_FILE, RECORD, Project, Service

__all__ = ["CONFIG_FILE", "RECORD", "Project", "Service", "load_project", "parse_project"]
