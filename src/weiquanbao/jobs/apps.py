import logging

from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "weiquanbao.jobs"
    label = "jobs"
    verbose_name = "后台工作"

    def ready(self) -> None:
        # Two lines for each of many thousand jobs hide the one that failed; failures are still logged.
        logging.getLogger("procrastinate").setLevel(logging.WARNING)
