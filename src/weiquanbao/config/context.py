"""What every template may know about this installation."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest

from weiquanbao.organisations.samples import holds_samples


def installation(request: HttpRequest) -> dict[str, object]:
    """The federation's name, whether the data are samples, and where live notices come from."""
    return {
        "county_name": settings.COUNTY_NAME,
        "sample_data": settings.SAMPLE_DATA or holds_samples(),
        "live_url": live_url(request),
    }


def live_url(request: HttpRequest) -> str:
    """The origin of the live process: as set, else the page's own host at the live port."""
    if settings.LIVE_URL:
        return str(settings.LIVE_URL)
    try:
        host = urlsplit(f"//{request.get_host()}").hostname or "localhost"
    except DisallowedHost:  # such a request is refused anyway, on a page that listens to nobody
        host = "localhost"
    return f"{request.scheme}://{f'[{host}]' if ':' in host else host}:{settings.LIVE_PORT}"
