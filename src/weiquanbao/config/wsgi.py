"""What the web server loads."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "weiquanbao.config.settings")
application = get_wsgi_application()


def _look_at_the_data() -> None:
    """Once a process: pages say 示例数据 wherever the county is a sample, whatever mode it is served in."""
    from django.db import connection

    from weiquanbao.organisations import samples

    samples.look()
    connection.close()


_look_at_the_data()
