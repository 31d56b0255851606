"""Human pages of the served API: a landing page and a reference, complete without internet."""

from tradegen_runtime.pages.mount import mount_pages

__all__ = ["mount_pages"]
