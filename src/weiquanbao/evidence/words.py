"""The codes of evidence and their Chinese words."""

from weiquanbao.cases.words import SIDES as PARTY_SIDES

KINDS = {"photo": "照片", "document": "文件", "voice": "录音"}
#: Who brought it: a party, or the union that gathered it.
SIDES = {**PARTY_SIDES, "union": "工会"}
