"""并案: where a complaint goes on that ended in another, and why nothing is done in it any more."""

from __future__ import annotations

from collections.abc import Collection

from weiquanbao.cases.models import Case, Entry

#: Entries that hold the row id of the other case; no form shows them.
INTO, FROM = "into_case", "from_case"
COMPLAINT, MERGED = "complaint", "merged"


def called(case: Case) -> str:
    """A case by its number and the code of its matter: the one for the desk, the other for the worker."""
    return f"{case.number}，编号 {case.matter.code}"


def goes_on_in(case: Case) -> Case | None:
    """The case in which a merged one goes on, through as many mergers as there were; None where it was not merged."""
    found, seen = case, set[int]()
    while found.procedure == COMPLAINT and found.state == MERGED and found.pk not in seen:
        seen.add(found.pk)
        entry = Entry.objects.filter(case=found, code=INTO).values_list("value", flat=True).first()
        further = Case.objects.select_related("matter").filter(pk=entry).first() if entry else None
        if further is None:
            return None
        found = further
    return found if seen else None


def why_not_here(case: Case) -> str:
    """What bars everything that could still begin in a merged complaint; empty for any other case."""
    other = goes_on_in(case)
    return f"这一件并到 {other.number} 了，到那一件里办" if other else ""


def why_not_said_here(matter_id: int) -> str:
    """What bars writing in a matter whose complaint was merged; empty where it goes on, or was opened again."""
    newest = Case.objects.filter(matter_id=matter_id, procedure=COMPLAINT).order_by("-id").first()
    other = goes_on_in(newest) if newest else None
    return f"这一件并到 {other.number} 了，到那一件里说" if other else ""


def merged_together(matter_ids: Collection[int]) -> tuple[frozenset[int], ...]:
    """These matters with every matter merged with one of them, either way and over as many mergers as there were.

    One set for all that belong together. One statement where nothing was merged, two more for each merger in a row.
    """
    families = {one: frozenset({one}) for one in matter_ids}
    fresh = set(families)
    while fresh:
        links = _links(fresh)
        fresh = {one for link in links for one in link} - families.keys()
        families |= {one: frozenset({one}) for one in fresh}
        for here, there in links:
            joined = families[here] | families[there]
            families |= dict.fromkeys(joined, joined)
    return tuple(dict.fromkeys(families.values()))


def _links(matter_ids: Collection[int]) -> list[tuple[int, int]]:
    """From each of these matters to those it was merged into or took in."""
    entries = Entry.objects.filter(case__matter__in=matter_ids, code__in=(INTO, FROM))
    others = list(entries.values_list("case__matter", "value"))
    if not others:
        return []
    found = Case.objects.filter(pk__in=[case for _matter, case in others])
    matters = dict(found.values_list("pk", "matter"))
    return [(matter, matters[case]) for matter, case in others if case in matters]
