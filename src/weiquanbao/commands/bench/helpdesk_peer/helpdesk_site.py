"""django-helpdesk as it comes, on the same server software and database. Runs in the peers' environment.

`python helpdesk_site.py prepare` makes its tables and the queue; with a number behind it that many tickets too, and
prints a session of its staff. Imported by granian it is the site.
"""

import os
import sys

import django
from django.conf import settings

OWN = ("admin", "auth", "contenttypes", "sessions", "messages", "staticfiles", "sites", "humanize")
MIDDLEWARE = (
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
)
CONTEXT = (
    "django.template.context_processors.request",
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
)
FILL = """
INSERT INTO helpdesk_ticket (title, queue_id, created, modified, submitter_email, status, on_hold, description,
                             priority, due_date, secret_key)
SELECT '示例工资没给 ' || n, (SELECT min(id) FROM helpdesk_queue), now() - n * interval '1 second', now(),
       'worker' || n || '@example.org', 1, false, '三个月没发工资', 3, now() + (n %% 60) * interval '1 day', 'k' || n
FROM generate_series(1, %s) AS n
"""

settings.configure(
    SECRET_KEY="of a benchmark that lives for minutes",  # noqa: S106
    ALLOWED_HOSTS=["127.0.0.1"],
    INSTALLED_APPS=[*(f"django.contrib.{app}" for app in OWN), "rest_framework", "helpdesk"],
    MIDDLEWARE=list(MIDDLEWARE),
    ROOT_URLCONF="helpdesk_urls",
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "APP_DIRS": True,
            "OPTIONS": {"context_processors": list(CONTEXT)},
        }
    ],
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": os.environ["PEER_DATABASE"],
            "HOST": os.environ["PEER_HOST"],
            "PORT": os.environ["PEER_PORT"],
            "USER": os.environ["PEER_USER"],
            "PASSWORD": os.environ["PEER_PASSWORD"],
            "CONN_MAX_AGE": None,
        }
    },
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    EMAIL_BACKEND="django.core.mail.backends.dummy.EmailBackend",
    USE_TZ=True,
    STATIC_URL="/static/",
    SITE_ID=1,
    LOGIN_URL="/login/",
    # Teams come from a package of their own, which nothing here needs.
    HELPDESK_TEAMS_MODE_ENABLED=False,
    HELPDESK_PUBLIC_TICKET_QUEUE="rights",
    HELPDESK_SUBMIT_A_TICKET_PUBLIC=True,
    LOGGING_CONFIG=None,
)
django.setup()


def prepare(tickets):
    """Tables, the queue, the tickets, somebody to look at them."""
    from django.contrib.auth import get_user_model
    from django.contrib.sessions.backends.db import SessionStore
    from django.core.management import call_command
    from django.db import connection
    from helpdesk.models import Queue

    call_command("migrate", verbosity=0, interactive=False)
    Queue.objects.create(title="维权", slug="rights", allow_public_submission=True)
    user = get_user_model().objects.create_superuser("clerk", "clerk@example.org", "of a benchmark")
    with connection.cursor() as cursor:
        cursor.execute(FILL, [tickets])
        cursor.execute("ANALYZE")
    session = SessionStore()
    session["_auth_user_id"] = str(user.pk)
    session["_auth_user_backend"] = "django.contrib.auth.backends.ModelBackend"
    session["_auth_user_hash"] = user.get_session_auth_hash()
    session.save()
    print(session.session_key, flush=True)


if __name__ == "__main__":
    prepare(int(sys.argv[2]) if len(sys.argv) > 2 else 0)
else:
    from django.core.wsgi import get_wsgi_application

    application = get_wsgi_application()
