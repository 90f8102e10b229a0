"""What the acts of a wage-claim assignment change, and what they bring about by themselves."""

from weiquanbao.funds.effects.assignment import (  # noqa: F401 - they register themselves
    applying,
    assessing,
    chasing,
    paying,
    recovering,
    signing,
    writing_off,
)
