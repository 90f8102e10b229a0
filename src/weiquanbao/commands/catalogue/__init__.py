"""The English catalogue: every Chinese text a user may see, and what it is in English."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
PO = ROOT / "locale" / "en" / "LC_MESSAGES" / "django.po"
MO = PO.with_suffix(".mo")
