"""Bring the database's tables up to this version of the product."""

from django.core.management import call_command


def migrate(*, verbosity: int = 0) -> None:
    """All migrations, and the table that shared limits are counted in."""
    call_command("migrate", interactive=False, verbosity=verbosity)
    call_command("createcachetable", verbosity=0, database="default")
