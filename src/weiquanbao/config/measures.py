"""The measurements of all web workers together.

Each process writes its own memory-mapped file under PROMETHEUS_MULTIPROC_DIR, which `serve` makes empty before it
starts them; whichever worker is asked adds all files up. Without that directory (tests) one process answers for itself.
"""

import os

from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, CollectorRegistry, generate_latest, multiprocess

CONTENT_TYPE = CONTENT_TYPE_LATEST


def exposition() -> bytes:
    """The text of /metrics."""
    if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
        return generate_latest(REGISTRY)
    registry = CollectorRegistry()
    multiprocess.MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    return generate_latest(registry)
