"""Django's mail settings out of one address."""

from urllib.parse import unquote, urlsplit

PORTS = {"smtp": 25, "smtps": 465, "smtp+tls": 587}


def from_url(url: str) -> tuple[str, str, int, str, str, bool, bool]:
    """Backend, host, port, user, password, STARTTLS, TLS; without an address nothing is sent."""
    if not url:
        return "django.core.mail.backends.dummy.EmailBackend", "", 0, "", "", False, False
    parts = urlsplit(url)
    return (
        "django.core.mail.backends.smtp.EmailBackend",
        parts.hostname or "",
        parts.port or PORTS[parts.scheme],
        unquote(parts.username or ""),
        unquote(parts.password or ""),
        parts.scheme == "smtp+tls",
        parts.scheme == "smtps",
    )
