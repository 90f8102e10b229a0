"""One structured line for what happened, on standard error. Nothing personal is ever written."""

import logging
import sys
import traceback
from collections.abc import Mapping
from typing import Any

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

TALKERS_ABOUT_PATHS = ("django.request", "django.security", "django.server")
"""Their sentences repeat addresses, which hold matter codes and one-use links."""


def configure(options: Mapping[str, Any]) -> None:
    """Django's LOGGING_CONFIG: our own lines and everybody else's come out in the same form."""
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        fault_without_words,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    # Outside tests a line that cannot be written must not be shown raw instead.
    logging.raiseExceptions = bool(options["strict"])
    handler = logging.StreamHandler(sys.stderr)
    handler.addFilter(WithoutPaths())
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[structlog.stdlib.add_logger_name, *shared],
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
        )
    )
    logging.getLogger("procrastinate.blueprints").setLevel(logging.WARNING)
    # What was refused already has its line from RequestWatch; faults keep theirs.
    logging.getLogger("django.request").setLevel(logging.ERROR)
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(str(options["level"]).upper())


class WithoutPaths(logging.Filter):
    """Keep that it happened, drop the address it happened at."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Every record stays; some lose their arguments."""
        if record.name.startswith(TALKERS_ABOUT_PATHS):
            args = record.args if isinstance(record.args, tuple) else ()
            record.msg, record.args = str(args[0] if args and record.msg == "%s: %s" else record.msg), ()
        return True


def fault_without_words(logger: WrappedLogger, method: str, event: EventDict) -> EventDict:
    """Where a fault happened, without its message: a database repeats the row's values in it."""
    exc_info = event.pop("exc_info", None)
    if exc_info is True:
        exc_info = sys.exc_info()
    fault = exc_info[1] if isinstance(exc_info, tuple) else exc_info
    if isinstance(fault, BaseException):
        event["fault"] = type(fault).__qualname__
        event["where"] = [
            f"{at.filename}:{at.lineno} {at.name}" for at in traceback.extract_tb(fault.__traceback__)
        ]
    return event
