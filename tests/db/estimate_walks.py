"""The five stories of 算一算, each with its answers, on one day."""

from __future__ import annotations

from datetime import datetime

from weiquanbao.common.dates import TZ

NOW = datetime(2026, 11, 27, 10, tzinfo=TZ)
#: Story → question → what is tapped or typed.
WALKS = {
    "wages": {
        "wage": "6525", "owed": "3", "paid": "4000", "still": "no", "ended": "2026-10", "left": "unpaid",
        "began": "2024-03",
    },
    "dismissal": {"wage": "6000", "began": "2023-01", "ended": "2026-03", "left": "sent"},
    "contract": {"wage": "6000", "began": "2025-03", "signed": "never", "still": "no", "ended": "2026-06"},
    "overtime": {"wage": "6525", "ot_months": "2", "ot_day": "10", "ot_rest": "1", "ot_holiday": "6", "still": "yes"},
    "injury": {"hurt": "2026-05", "insured": "no", "recognised": "yes", "grade": "10", "wage": "6000", "still": "yes"},
}  # fmt: skip
