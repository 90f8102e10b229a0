"""What a worker is asked to agree to before papers go to another body: the very words that are recorded."""

from __future__ import annotations

from weiquanbao.access.actors import Actor
from weiquanbao.cases.models import Case, Entry
from weiquanbao.people.consents import current
from weiquanbao.reading.standing import roles_in, standing_in

PURPOSE = "pass_to_body"


def proposed(case: Case) -> dict[str, str]:
    """What was proposed: the body's name and its telephone."""
    first = Entry.objects.filter(case=case, step=1)
    return {code: str(value) for code, value in first.values_list("code", "value")}


def names(case: Case) -> dict[str, str]:
    """Whom the text of the consent names: the body that receives, and how to reach it (个人信息保护法 23)."""
    told = proposed(case)
    return {"recipient": told["body"], "contact": told["contact"]}


def passing_words(actor: Actor, case_id: int) -> tuple[str, ...]:
    """The lines of the consent, its title first; nothing for whoever does not stand in the matter."""
    case = Case.objects.filter(pk=case_id, procedure="handover").select_related("party").first()
    if case is None or not roles_in(case, standing_in(actor, case.matter_id)):
        return ()
    text = current(PURPOSE)
    return (text.title, *text.shown(**names(case)).splitlines())
