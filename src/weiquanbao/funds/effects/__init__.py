"""What acts change in the tables of the fund; each module registers itself."""

from weiquanbao.funds.effects import assignment, bank, fund  # noqa: F401 - register themselves
