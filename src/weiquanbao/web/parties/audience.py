"""The two sides a case is shown to, each with its own frame, its own addresses and its own courtesy."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse


@dataclass(frozen=True, slots=True)
class Audience:
    """One side: `side` as in the record, `space` the namespace of its addresses, `base` the frame of its pages."""

    side: str
    space: str
    base: str

    def home(self, code: str) -> str:
        """The page of a matter."""
        name = "track" if self.side == "claimant" else "matter"
        return reverse(f"{self.space}:{name}", args=[code])

    def list(self) -> str:
        """Everything of one's own."""
        return reverse("worker:mine" if self.side == "claimant" else f"{self.space}:matters")

    def case(self, code: str, case_id: int) -> str:
        """The page of a case."""
        return reverse(f"{self.space}:case", args=[code, case_id])

    def act(self, code: str, case_id: int, act: str) -> str:
        """The form of an act."""
        return reverse(f"{self.space}:act", args=[code, case_id, act])

    def opening(self, code: str, case_id: int, procedure: str, act: str) -> str:
        """The form that opens a further case."""
        return reverse(f"{self.space}:open", args=[code, case_id, procedure, act])

    def rate(self, code: str, case_id: int) -> str:
        """Where a case that is over is rated."""
        return reverse(f"{self.space}:rate", args=[code, case_id])

    def threads(self, code: str) -> str:
        """The messages of a matter."""
        return reverse(f"{self.space}:threads", args=[code])

    def thread(self, code: str, place: str) -> str:
        """One thread."""
        return reverse(f"{self.space}:thread", args=[code, place])

    def paper(self, code: str, paper_id: int) -> str:
        """A paper."""
        return reverse(f"{self.space}:paper", args=[code, paper_id])

    def paper_file(self, code: str, paper_id: int) -> str:
        """Its PDF."""
        return reverse(f"{self.space}:paper_file", args=[code, paper_id])

    def paper_phone(self, code: str, paper_id: int) -> str:
        """Where one says whether papers may come on the phone."""
        return reverse(f"{self.space}:paper_phone", args=[code, paper_id])

    def page(self, code: str, page_id: int, copy: str) -> str:
        """A page of evidence."""
        return reverse(f"{self.space}:matter_seen", args=[code, page_id, copy])


WORKER = Audience("claimant", "worker", "worker_base.html")
EMPLOYER = Audience("respondent", "employer", "employer_base.html")
