"""The codes of audiences and sides, and their Chinese words."""

from weiquanbao.cases.words import SIDES as PARTY_SIDES

#: Who reads a thread. `worker_union` without a party is that of a whole group: its representatives and the union.
AUDIENCES = {
    "worker_union": "职工和工会",
    "respondent_union": "单位和工会",
    "everyone": "双方和工会",
}
SIDES = {**PARTY_SIDES, "union": "工会"}
