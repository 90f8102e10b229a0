"""What the web server loads."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "weiquanbao.config.settings")
application = get_wsgi_application()

from weiquanbao import advice  # noqa: E402 - it has tables, and the apps that hold them are ready only now

# Every screen is loaded now, and what finds an answer is made ready, so that nobody's first page waits for it.
get_resolver().url_patterns  # noqa: B018 - reading it loads it
advice.ready()
