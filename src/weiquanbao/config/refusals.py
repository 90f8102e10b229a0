"""The pages for what cannot be answered. Each says what happened and the way on."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page was open too long, or came from elsewhere."""
    return _page(request, 403, _("这一页放得太久了"), _("请退回上一页，刷新后再做一次。刚才填的内容还在。"))


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The request cannot be read."""
    return _page(request, 400, _("没看懂这次请求"), _("请退回上一页，再试一次。"))


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """This person may not see this."""
    return _page(request, 403, _("这一页您不能看"), _("如果这是您的工作，请找系统管理员核对您的岗位。"))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """There is nothing here for this person."""
    return _page(request, 404, _("没有找到这一页"), _("请核对网址，或者回到首页。"))


def broken(request: HttpRequest) -> HttpResponse:
    """Our own fault."""
    return _page(request, 500, _("系统出了问题"), _("不是你的原因。已经交上来的内容都在。请过几分钟再试。"))


def _page(request: HttpRequest, status: int, title: str, advice: str) -> HttpResponse:
    return render(request, "config/refusal.html", {"title": title, "advice": advice}, status=status)
