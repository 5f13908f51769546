"""Where the storefront takes its mark for public pages from."""

from vrinda.kernel.public_pages import public_page

__all__ = ["public_page"]
