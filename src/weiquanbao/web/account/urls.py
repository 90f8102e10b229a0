"""Addresses of the doors, of one's own account, and of the administrators' pages."""

from django.urls import path

from weiquanbao.web.account import accounts, appointments, myself, phone, record, second_factor, sign_in

urlpatterns = [
    path("sign-in/phone/", phone.phone_sign_in, name="phone_sign_in"),
    path("sign-in/phone/code/", phone.phone_code, name="phone_code"),
    path("sign-in/phone/name/", phone.phone_name, name="phone_name"),
    path("sign-out/", myself.sign_out, name="sign_out"),
    path("staff/sign-in/", sign_in.staff_sign_in, name="staff_sign_in"),
    path("staff/second-factor/", sign_in.second_factor, name="second_factor"),
    path("staff/second-factor/set-up/", second_factor.set_up, name="second_factor_set_up"),
    path("staff/second-factor/codes/", second_factor.recovery_codes_shown, name="recovery_codes_shown"),
    path("staff/second-factor/codes/new/", second_factor.renew_codes, name="renew_codes"),
    path("staff/me/", myself.staff_account, name="staff_account"),
    path("staff/me/password/", myself.staff_password, name="staff_password"),
    path("staff/accounts/", accounts.accounts, name="accounts"),
    path("staff/accounts/new/", accounts.open_account, name="open_account"),
    path("staff/accounts/<int:account_id>/", accounts.account, name="account"),
    path("staff/accounts/<int:account_id>/do/<slug:what>/", accounts.do, name="account_do"),
    path("staff/accounts/<int:account_id>/appoint/", appointments.propose, name="appoint"),
    path("staff/appointments/", appointments.appointments, name="appointments"),
    path("staff/appointments/<int:appointment_id>/<slug:what>/", appointments.do, name="appointment_do"),
    path("staff/record/", record.security_events, name="security_events"),
    path("staff/record/seen/", record.disclosures, name="disclosures"),
    # The same pages under the names by which allauth asks for them.
    path("staff/sign-in/", sign_in.staff_sign_in, name="account_login"),
    path("staff/second-factor/", sign_in.second_factor, name="mfa_authenticate"),
    path("staff/second-factor/set-up/", second_factor.set_up, name="mfa_activate_totp"),
    path("staff/me/", myself.staff_account, name="mfa_index"),
    path("staff/second-factor/codes/", second_factor.recovery_codes_shown, name="mfa_view_recovery_codes"),
]
