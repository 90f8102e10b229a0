"""Addresses of the worker's pages. They stand at the root: short enough to be read out on the phone."""

from django.conf import settings
from django.urls import path

from weiquanbao.web.worker import check, contact, home, later, mine, phone, photos, question, say, track

app_name = "worker"
urlpatterns = [
    path("", home.home, name="home"),
    path("how/", home.how, name="how"),
    path("file/new/", home.afresh, name="afresh"),
    path("file/check/", check.check, name="check"),
    path("file/later/", later.later, name="later"),
    path("file/say/", say.say, name="say"),
    path("file/photos/", photos.photos, name="photos"),
    path("file/contact/", contact.contact, name="contact"),
    path("file/employers/", question.employers, name="employers"),
    path("file/seen/<int:page_id>/<str:copy>/", photos.seen, name="seen"),
    path("file/<str:code>/", question.question, name="question"),
    path("r/<str:token>/", later.redeem, name="redeem"),
    path("mine/", mine.mine, name="mine"),
    path("mine/code/", mine.code, name="mine_code"),
    path("mine/out/", mine.out, name="mine_out"),
    path("m/<str:code>/", track.track, name="track"),
    path("m/<str:code>/receipt/", track.receipt, name="receipt"),
    path("m/<str:code>/add/", track.add, name="add"),
    path("m/<str:code>/withdraw/", track.withdraw, name="withdraw"),
    path("m/<str:code>/done/", track.complete, name="complete"),
    path("m/<str:code>/seen/<int:page_id>/<str:copy>/", track.seen, name="matter_seen"),
]
if settings.MODE in {"demo", "test"}:
    urlpatterns.append(path("demo/phone/<str:number>/", phone.phone, name="phone"))
