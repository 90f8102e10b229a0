"""Files of the design system, sent with a name that holds their digest."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from weiquanbao.web.design import assets

FOR_EVER = "public, max-age=31536000, immutable"


@require_safe
def bundle(request: HttpRequest, digest: str, name: str) -> HttpResponse:
    """One stylesheet or script, compressed where the browser takes it."""
    if name not in assets.BUNDLES:
        raise Http404
    asset = assets.asset(name)
    zipped = "gzip" in request.headers.get("Accept-Encoding", "")
    response = HttpResponse(asset.zipped if zipped else asset.body, content_type=asset.content_type)
    response["Cache-Control"] = FOR_EVER if digest == asset.digest else "no-cache"
    response["Vary"] = "Accept-Encoding"
    if zipped:
        response["Content-Encoding"] = "gzip"
    return response
