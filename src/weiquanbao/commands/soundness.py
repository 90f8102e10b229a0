"""Before it is served or migrated, a version of the product judges itself."""

import io

from django.core.management import call_command
from django.core.management.base import SystemCheckError

from weiquanbao.commands.command import Unfit


def require_sound_house() -> None:
    """Every system check: a missing template or a wrong relation stops the start, not a Friday's work."""
    try:
        call_command("check", stdout=io.StringIO())  # warnings still come out on standard error
    except SystemCheckError as faults:
        raise Unfit(f"程序自检没有通过，这个版本不能用：\n{faults}") from None
