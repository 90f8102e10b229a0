"""The codes of evidence and their Chinese words."""

from weiquanbao.cases.words import SIDES as PARTY_SIDES

KINDS = {"photo": "照片", "document": "文件", "voice": "录音"}
#: What it is there for: to prove something, or to show that somebody may act (民法典 165), which is between him, the
#: party and the union and is never shown to the other side.
USES = {"evidence": "证据", "authority": "授权委托书"}
#: Who brought it: a party, or the union that gathered it.
SIDES = {**PARTY_SIDES, "union": "工会"}
