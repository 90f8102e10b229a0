"""Writing papers down: a number, the wording, the PDF under its digest, and the rows that speak of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from weiquanbao.cases.models import Case, Party
from weiquanbao.common.dates import now
from weiquanbao.papers import blocks, certificates, pdf
from weiquanbao.papers.models import Paper, Seal, Version
from weiquanbao.papers.numbers import next_number, next_numbers
from weiquanbao.papers.sheets import Sheet
from weiquanbao.papers.templates import Template, unsealed_codes
from weiquanbao.sql.inserting import insert
from weiquanbao.sql.later import later
from weiquanbao.store import shelves

SHELF = "papers"
#: The task that seals papers. Jobs stand above papers, so it is only named here.
SEAL = "papers.seal"


@dataclass(frozen=True, slots=True)
class Made:
    """A wording that now stands: its paper, its number among the paper's wordings, and the digest of its bytes.

    `title`, `called` (文号), `audience` and `final` are those of the paper.
    """

    paper_id: int
    version_id: int
    number: int
    sha256: str
    title: str = ""
    called: str = ""
    audience: str = ""
    final: bool = False


def write(
    *,
    case: Case,
    step: int,
    template: Template,
    data: Mapping[str, object],
    on: date,
    person_id: int | None,
    party: Party | None = None,
    replaces: Paper | None = None,
) -> Made:
    """Make a paper with its first wording, inside the act that makes it. Raises PaperError."""
    number = next_number(case.organisation, template.series, on.year)
    paper = Paper(
        case=case,
        step=step,
        code=template.code,
        title=template.title,
        number=number,
        organisation=case.organisation,
        audience=template.audience,
        party=party,
        state=template.state,
        made_on=on,
        made_by_id=person_id,
        replaces=replaces,
    )
    insert([paper])
    return word(paper, template, {**data, "number": number}, step=step, number=1)


def write_each(
    cases: Sequence[tuple[Case, Mapping[str, object]]],
    *,
    step: int,
    template: Template,
    on: date,
    person_id: int | None,
) -> list[Made]:
    """The same paper in several cases of one body, each with its own words, in three statements. Raises PaperError."""
    if not cases:
        return []
    body = cases[0][0].organisation
    numbers = next_numbers(body, template.series, on.year, len(cases))
    papers = insert(
        Paper(
            case=case,
            step=step,
            code=template.code,
            title=template.title,
            number=number,
            organisation=body,
            audience=template.audience,
            party=case.party,
            state="final",
            made_on=on,
            made_by_id=person_id,
        )
        for (case, _data), number in zip(cases, numbers, strict=True)
    )
    return _keep(
        [
            _wording(paper, template, {**data, "number": paper.number}, step=step, number=1)
            for paper, (_case, data) in zip(papers, cases, strict=True)
        ]
    )


def word(paper: Paper, template: Template, data: Mapping[str, object], *, step: int, number: int) -> Made:
    """One more wording of a paper. Raises PaperError."""
    return _keep([_wording(paper, template, data, step=step, number=number)])[0]


def _keep(several: Sequence[tuple[Version, bytes]]) -> list[Made]:
    """Rows first: whoever clears the shelf waits for them, and takes no bytes that are just being written."""
    versions = insert(version for version, _content in several)
    for _version, content in several:
        shelves.put(SHELF, content)
    return [_made(version) for version in versions]


def _wording(
    paper: Paper, template: Template, data: Mapping[str, object], *, step: int, number: int
) -> tuple[Version, bytes]:
    """A wording and its bytes, neither kept yet."""
    several = template.compose(data)
    sheet = Sheet(paper.title, paper.organisation.name, paper.number, template.layout, paper.made_on, several)
    content = pdf.render(sheet)
    version = Version(
        paper=paper,
        number=number,
        step=step,
        text=blocks.stored(several),
        sha256=shelves.digest(content),
        size=len(content),
        made_at=now(),
    )
    return version, content


def seal_soon(version_ids: Iterable[int]) -> None:
    """Ask the worker, on commit, to seal these wordings of papers that became final; nothing where none are sealed."""
    several = list(version_ids)
    if several and certificates.is_configured():
        later(SEAL, {"version_ids": [*several]})


@transaction.atomic
def seal_version(version_id: int) -> bool:
    """Seal the newest wording of a final paper, once: False where it is none, or where that was done before.

    Raises SealError while the certificate cannot be used, and FileNotFoundError when the PDF is gone.
    """
    from weiquanbao.papers import seals  # a second and 40 MB, which only a worker spends

    # Whoever seals the same wording at the same time waits here, and then finds it done.
    version = Version.objects.select_for_update(of=("self",)).select_related("paper").get(pk=version_id)
    newest = not Version.objects.filter(paper_id=version.paper_id, number__gt=version.number).exists()
    wanted = version.paper.state == "final" and version.paper.code not in unsealed_codes()
    if not wanted or not newest or Seal.objects.filter(version=version).exists():
        return False
    with shelves.fetch(SHELF, version.sha256) as kept:
        content = bytes(kept.read())
    at = now()
    sealed = seals.seal(content, reason=f"{version.paper.title} {version.paper.number}", at=at)
    seal = Seal(
        version=version,
        sha256=shelves.digest(sealed.content),
        size=len(sealed.content),
        signer=sealed.signer,
        fingerprint=sealed.fingerprint,
        sealed_at=at,
    )
    insert([seal])
    shelves.put(SHELF, sealed.content)
    return True


def unsealed() -> QuerySet[Version]:
    """The newest wordings of final papers that have no seal."""
    newer = Version.objects.filter(paper_id=OuterRef("paper_id"), number__gt=OuterRef("number"))
    versions = Version.objects.filter(~Exists(newer), paper__state="final", seal__isnull=True)
    return versions.exclude(paper__code__in=unsealed_codes())


def final_of(case_id: int) -> Made:
    """The newest paper of a case that became final, in the wording that counts. Raises DoesNotExist."""
    versions = Version.objects.select_related("paper__organisation")
    return _made(versions.filter(paper__case_id=case_id, paper__state="final").latest("paper_id", "number"))


def _made(version: Version) -> Made:
    paper = version.paper
    return Made(
        paper.pk, version.pk, version.number, version.sha256, paper.title, paper.number, paper.audience,
        paper.state == "final",
    )  # fmt: skip
