"""The codes papers are described with, and their Chinese words."""

from __future__ import annotations

AUDIENCES = {"claimant": "给职工", "respondent": "给单位", "both": "给双方", "file": "存卷"}
STATES = {"draft": "草稿", "final": "正式", "void": "作废"}
#: What lies across a page that is not final.
WATERMARK = "草稿"
VOID = "作废"
