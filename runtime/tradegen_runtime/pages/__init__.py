"""Human pages of the served API: a landing page and a reference, complete without internet."""

from tradegen_runtime.pages.mount import link_own_page, mount_pages

__all__ = ["link_own_page", "mount_pages"]
