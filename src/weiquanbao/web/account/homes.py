"""Where each person's work is."""

from django.urls import NoReverseMatch, reverse

from weiquanbao.access.predicates import Visitor, duties_of, is_audit_admin, is_staff, reads_cases

LAWYER = "duty_lawyer"
DESK = ("office:queue", "office:home")


def home_of(visitor: Visitor) -> str:
    """The page a person comes to after signing in."""
    if not is_staff(visitor):
        return reverse("worker:mine")
    if reads_cases(visitor):
        return _first(DESK)
    if LAWYER in duties_of(visitor):
        return reverse("office:asked")
    if is_audit_admin(visitor):
        return reverse("security_events")
    if duties_of(visitor) & {"system_admin", "security_admin"}:
        return reverse("accounts")
    return reverse("staff_account")


def _first(names: tuple[str, ...]) -> str:
    for name in names:
        try:
            return reverse(name)
        except NoReverseMatch:
            continue
    return reverse("staff_account")
