"""Without this wiring the second factor would not be asked for, so it is not left to a checklist."""

from django.conf import settings
from django.urls import reverse

GUARD = "weiquanbao.web.account.guard.StaffGuard"


def test_the_guard_stands_in_front_of_every_page_behind_session_and_messages():
    place = settings.MIDDLEWARE.index
    assert place(GUARD) > place("django.contrib.messages.middleware.MessageMiddleware")
    assert place(GUARD) > place("django.contrib.auth.middleware.AuthenticationMiddleware")


def test_sign_in_goes_by_our_adapters():
    assert settings.ACCOUNT_ADAPTER == "weiquanbao.web.account.adapter.StaffAdapter"
    assert settings.MFA_ADAPTER == "weiquanbao.web.account.adapter.SecondFactorAdapter"
    assert reverse(settings.LOGIN_URL) == "/staff/sign-in/"


def test_a_phone_whose_clock_is_half_a_minute_off_still_gets_in():
    assert settings.MFA_TOTP_TOLERANCE == 1
