"""What the checks' specs share with all others."""

from tests.spec.conftest import old_site

__all__ = ["old_site"]
