"""What other floors ask of papers: by case, each with its wordings; and the bytes and words of one wording."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from weiquanbao.papers.actions import SHELF
from weiquanbao.papers.blocks import Block, read, words_of
from weiquanbao.papers.models import Paper, Version
from weiquanbao.papers.sheets import Sheet
from weiquanbao.papers.templates import PaperError, template
from weiquanbao.papers.words import VOID, WATERMARK
from weiquanbao.store import shelves


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One wording: the digest and size in bytes of its PDF, and of the sealed one where the body sealed it."""

    id: int
    number: int
    step: int
    sha256: str
    size: int
    made_at: datetime
    sealed: str
    signer: str
    sealed_at: datetime | None


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One paper with its wordings, the newest last."""

    id: int
    case_id: int
    step: int
    code: str
    title: str
    number: str
    audience: str
    party_id: int | None
    state: str
    made_on: date
    made_by: str
    replaces_id: int | None
    versions: tuple[VersionRow, ...]

    @property
    def final(self) -> bool:
        """Whether it stands and can change no more."""
        return self.state == "final"

    @property
    def newest(self) -> VersionRow:
        """The wording that counts."""
        return self.versions[-1]


def papers_of_cases(case_ids: Iterable[int]) -> Mapping[int, tuple[PaperRow, ...]]:
    """The papers of each case, oldest first. Two queries."""
    rows = Paper.objects.filter(case_id__in=list(case_ids)).select_related("made_by").order_by("id")
    found: dict[int, tuple[PaperRow, ...]] = {}
    for row in _rows(list(rows)):
        found[row.case_id] = (*found.get(row.case_id, ()), row)
    return found


def paper(paper_id: int) -> PaperRow | None:
    """One paper, whoever asks: who may see it is decided above."""
    rows = _rows(list(Paper.objects.filter(pk=paper_id).select_related("made_by")))
    return rows[0] if rows else None


def _rows(papers: Sequence[Paper]) -> list[PaperRow]:
    wordings: dict[int, list[VersionRow]] = {}
    ids = [one.pk for one in papers]
    versions = Version.objects.filter(paper_id__in=ids).select_related("seal").defer("text")
    for one in versions.order_by("number") if ids else ():
        wordings.setdefault(one.paper_id, []).append(_version(one))
    return [
        PaperRow(
            one.pk, one.case_id, one.step, one.code, one.title, one.number, one.audience, one.party_id,
            one.state, one.made_on, one.made_by.name if one.made_by else "", one.replaces_id,
            tuple(wordings[one.pk]),
        )
        for one in papers
    ]  # fmt: skip


def _version(one: Version) -> VersionRow:
    seal = getattr(one, "seal", None)
    return VersionRow(
        one.pk, one.number, one.step, one.sha256, one.size, one.made_at,
        seal.sha256 if seal else "", seal.signer if seal else "", seal.sealed_at if seal else None,
    )  # fmt: skip


def blocks_of(version_id: int) -> tuple[Block, ...]:
    """What a wording says, block by block."""
    return read(Version.objects.values_list("text", flat=True).get(pk=version_id))


def text_of(version_id: int) -> str:
    """What a wording says, a line a block."""
    return words_of(blocks_of(version_id))


def newest_words(paper_ids: Collection[int]) -> dict[int, str]:
    """Paper → what its newest wording says, for finding it. One query."""
    rows = Version.objects.filter(paper_id__in=list(paper_ids)).order_by("paper_id", "-number")
    newest = rows.distinct("paper_id").values_list("paper_id", "text")
    return {paper: words_of(read(text)) for paper, text in newest}


def pdf(sha256: str) -> bytes:
    """The bytes of a PDF by its digest; FileNotFoundError when they are gone."""
    with shelves.fetch(SHELF, sha256) as kept:
        return bytes(kept.read())


def sheet_of_version(version_id: int) -> Sheet:
    """A wording as it is printed, without a watermark: what a scan of it is held against."""
    version = Version.objects.select_related("paper__organisation").get(pk=version_id)
    paper_of = version.paper
    return Sheet(
        paper_of.title, paper_of.organisation.name, paper_of.number, _layout(paper_of.code), paper_of.made_on,
        read(version.text),
    )  # fmt: skip


def sheet_of(row: PaperRow, version: VersionRow, *, body: str) -> Sheet:
    """A wording ready to be set again: for .docx, and with a watermark while it is a draft or void."""
    mark = {"draft": WATERMARK, "void": VOID}.get(row.state, "")
    return Sheet(row.title, body, row.number, _layout(row.code), row.made_on, blocks_of(version.id), mark)


def papers_named(paper_ids: Iterable[int]) -> Mapping[int, tuple[str, str]]:
    """Paper → title and 文号. One query."""
    rows = Paper.objects.filter(pk__in=list(paper_ids)).values_list("id", "title", "number")
    return {paper: (title, number) for paper, title, number in rows}


def _layout(code: str) -> str:
    try:
        return template(code).layout
    except PaperError:
        return "plain"  # the text is not there any more; what was written with it is
