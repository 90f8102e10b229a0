"""What a 送达回证 says (办案规则 20; 民事诉讼法 87, 89), and an example of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Receipt:
    """One receipt: the paper, to whom, by which way, on which day; the rest as far as that way knows it."""

    case_number: str
    title: str
    number: str
    sha256: str
    addressee: str
    way: str
    served_on: date
    server: str
    electronic: bool = False
    sent_on: date | None = None
    place: str = ""
    recipient: str = ""
    capacity: str = ""
    refusal: str = ""
    witness: str = ""
    tracking: str = ""
    photos: str = ""

    def fields(self) -> Mapping[str, object]:
        """As a text of a paper uses it, under `service`."""
        return asdict(self)


_DAY = date(2026, 11, 20)
EXAMPLE = Receipt(
    case_number="示诉〔2026〕0001号",
    title="示例文书",
    number="示总工受告〔2026〕1号",
    sha256="示例",
    addressee="示例单位",
    way="示例",
    served_on=_DAY,
    server="示例承办人",
    sent_on=_DAY,
)
