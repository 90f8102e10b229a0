"""What acts change in the tables of the fund; each module registers itself."""

from weiquanbao.funds.effects import bank, fund  # noqa: F401 - each registers itself
