"""文书: every paper by its title and number, and by the words of the wording that counts, which are sealed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from weiquanbao.cases.models import Case
from weiquanbao.papers.reading import newest_words, papers_of_cases
from weiquanbao.search.contract import MATTER, Source, Thing

#: Papers that are not for the worker's side: his agent does not find them, though the desk has them.
NOT_FOR_WORKERS = frozenset({"respondent", "file"})


def things(matter_ids: Sequence[int]) -> Iterator[Thing]:
    """One for each paper; whoever reads its case reads it."""
    cases = dict(Case.objects.filter(matter_id__in=matter_ids).values_list("pk", "matter_id"))
    several = [one for rows in papers_of_cases(cases).values() for one in rows]
    words = newest_words([one.id for one in several])
    for one in several:
        yield Thing(
            owner=cases[one.case_id],
            key=one.id,
            case_id=one.case_id,
            on=one.made_on,
            title=f"{one.title} {one.number}",
            text=words.get(one.id, ""),
            audience=one.audience if one.audience in NOT_FOR_WORKERS else "",
        )


SOURCE = Source(kind="paper", label="文书", owner=MATTER, things=things, texts=newest_words)
