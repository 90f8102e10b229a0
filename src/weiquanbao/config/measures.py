"""The measurements of all web workers together.

Each process writes its own memory-mapped file under PROMETHEUS_MULTIPROC_DIR, which `serve` makes empty before it
starts them; whichever worker is asked adds all files up. Without that directory (tests) one process answers for itself.
What concerns the whole installation (waiting jobs and notices, the worker's silence) is counted when asked.
"""

import os

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    REGISTRY,
    CollectorRegistry,
    Gauge,
    generate_latest,
    multiprocess,
)

from weiquanbao.jobs import health

CONTENT_TYPE = CONTENT_TYPE_LATEST


def exposition() -> bytes:
    """The text of /metrics."""
    if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
        return generate_latest(REGISTRY) + generate_latest(_installation())
    requests = CollectorRegistry()
    multiprocess.MultiProcessCollector(requests)  # type: ignore[no-untyped-call]
    return generate_latest(requests) + generate_latest(_installation())


def _installation() -> CollectorRegistry:
    registry = CollectorRegistry()
    for name, value in health.figures().items():
        Gauge(name, name.removeprefix("weiquanbao_").replace("_", " "), registry=registry).set(value)
    return registry
