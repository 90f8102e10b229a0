"""How much the federation lets be advanced: a person, a matter, a share of what is owed. Its own figures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.conf import settings

from weiquanbao.cases.figures import entered_figures
from weiquanbao.law.parameters import NoValueInForce, parameter, title_of

PERSON, MATTER, SHARE = (f"wage_assignment.{one}_cap" for one in ("person", "matter", "share"))


class NoCap(Exception):
    """The federation has not set them all; the text names what is missing and where it is entered."""


@dataclass(frozen=True, slots=True)
class Caps:
    """The most in fen a person and a matter; `share`, in hundredths of a percent, of what is owed."""

    person: int
    matter: int
    share: int

    def of_owed(self, owed: int) -> int:
        """The most of this debt, in fen, rounded down."""
        return owed * self.share // 10_000


def caps_on(day: date) -> Caps:
    """Those in force on a day. Raises NoCap."""
    more, found, missing = entered_figures(), {}, []
    for code in (PERSON, MATTER, SHARE):
        try:
            figure = parameter(code, day, settings.COUNTY_REGION, more).value
            found[code] = int(Decimal(str(figure)) * 100)
        except NoValueInForce:
            missing.append(f"“{title_of(code)}”")
    if missing:
        raise NoCap(f"还没有录{'、'.join(missing)}。请县总工会干部先在“期限参数”里录，写明从哪天起、出处")
    return Caps(found[PERSON], found[MATTER], found[SHARE])
