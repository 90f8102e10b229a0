"""公开答复: a lawyer proposes, whoever asked agrees, somebody else passes it, anybody of them takes it back."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.conf import settings
from django.db import transaction

from weiquanbao.access.actors import Actor
from weiquanbao.access.roles_here import LAWYER
from weiquanbao.cases.asked import Asked
from weiquanbao.cases.effects import Doing, Unfit, follows
from weiquanbao.cases.models import Case, Entry, Party
from weiquanbao.cases.names import name_of
from weiquanbao.common.dates import today
from weiquanbao.consultation.actions import withdraw_answer
from weiquanbao.consultation.anonymity import says_who
from weiquanbao.consultation.articles import articles_of, joined
from weiquanbao.consultation.models import PublishedAnswer
from weiquanbao.desk.act import answered, locked, roles_on
from weiquanbao.desk.open import open_case
from weiquanbao.desk.perform import Outcome
from weiquanbao.desk.refusals import Barred, Incomplete, NotFound
from weiquanbao.kernel.forms import clean
from weiquanbao.ledger.models import Step
from weiquanbao.people.consenting import record_consent, withdraw_consents
from weiquanbao.people.consents import current
from weiquanbao.procedures import procedure
from weiquanbao.procedures.publication.declaration import APPROVERS
from weiquanbao.procedures.publication.forms import WITHDRAWAL

CODE, CONSULTATION = "publication", "consultation"
PURPOSE = "publish_answer"
#: A consultation with an answer, going on or over.
ANSWERED = frozenset({"answered", "closed", "turned"})
MAY_WITHDRAW = frozenset({"claimant", LAWYER, *APPROVERS})


@transaction.atomic
def propose(
    *, consultation_id: int, acting_as: Actor, values: Mapping[str, object], key: UUID | None = None
) -> Outcome:
    """Open the publication of an answer. Raises NotFound for whoever did not answer it, Barred, Incomplete."""
    parent = locked(consultation_id)
    if parent.procedure != CONSULTATION or LAWYER not in roles_on(parent, acting_as, Asked.holding([parent])):
        raise NotFound
    before = Case.objects.filter(parent=parent, procedure=CODE).order_by("-id").first()
    done = answered(case_id=before.pk, key=key, acting_as=acting_as) if before else None
    if done:
        return done
    if parent.state not in ANSWERED or not Step.objects.filter(case_id=parent.pk, act="answer").exists():
        raise Barred(("还没有答复，没有可以公开的",))
    if before is not None and before.state in {"proposed", "agreed", "published", "refused"}:
        raise Barred((f"已经提过了：{procedure(CODE).states[before.state].title}",))
    cleaned = clean(procedure(CODE).acts["propose"].form, values, today=today())
    if cleaned.errors:
        raise Incomplete(cleaned.errors)
    worker = Party.objects.filter(matter_id=parent.matter_id, side="claimant").order_by("id").first()
    return open_case(
        matter=parent.matter,
        code=CODE,
        act="propose",
        acting_as=acting_as,
        roles=frozenset({LAWYER}),
        values=cleaned.values,
        said={"parent": parent.pk},
        parent=parent,
        party=worker,
        key=key,
    )


@follows(CODE, "propose")
def names_nobody(doing: Doing) -> None:
    """By rule first: telephones, numbers, the names of the parties, firms. What is left a second person reads."""
    errors: dict[str, str] = {}
    parties = Party.objects.filter(matter_id=doing.case.matter_id).select_related("person", "employer")
    names = [name_of(one) for one in parties if one.side == "claimant"]
    employers = [
        text for one in parties if one.side != "claimant" for text in (name_of(one), one.gate_sign, one.payer)
    ]
    for code in ("question", "answer"):
        found = says_who(
            str(doing.values.get(code, "")), names=names, employers=[one for one in employers if one]
        )
        if found:
            errors[code] = "；".join(found)
    try:
        doing.values["articles"] = joined(articles_of(str(doing.values.get("articles", ""))))
    except ValueError as fault:
        errors["articles"] = str(fault)
    if errors:
        raise Unfit(errors)
    doing.case.handler_id = doing.person_id


@follows(CODE, "agree")
def agree(doing: Doing) -> None:
    """To the words that stood above the button, and to this text."""
    given = record_consent(
        purpose=PURPOSE,
        version=current(PURPOSE).version,
        names={"union": settings.COUNTY_NAME},
        person_id=doing.person_id,
        matter_id=doing.case.matter_id,
    )
    doing.said["consent"] = given.pk


@follows(CODE, "refuse")
def take_consent_back(doing: Doing) -> None:
    """Agreed before or not, it counts no more (个人信息保护法 15)."""
    if doing.person_id is not None:
        withdraw_consents(
            purpose=PURPOSE, matter_id=doing.case.matter_id, recipient="", person_id=doing.person_id
        )


@follows(CODE, "approve")
def publish(doing: Doing) -> None:
    """From now on it stands in the guide, word for word as it was proposed and agreed to."""
    if doing.person_id is None:
        raise Unfit({"": "要有人看过才放"})
    words = dict(Entry.objects.filter(case=doing.case, step=1).values_list("code", "value"))
    author = Step.objects.get(case_id=doing.case.pk, number=1).person_id
    PublishedAnswer.objects.create(
        case=doing.case,
        topic=words["topic"],
        question=words["question"],
        answer=words["answer"],
        articles=words.get("articles", ""),
        author_id=author,
        approver_id=doing.person_id,
        published_on=doing.effective_on,
    )


@transaction.atomic
def withdraw(*, publication_id: int, acting_as: Actor, why: str = "") -> bool:
    """Show a published answer to nobody any more: whoever asked, the lawyer, or who may pass one; False where it is
    not shown. Raises NotFound, and Incomplete where staff do not say why.

    Whoever asked takes the consent back with it (个人信息保护法 15). It is no act: the publication is over.
    """
    case = locked(publication_id)
    roles = roles_on(case, acting_as, Asked.holding([case]))
    if case.procedure != CODE or roles.isdisjoint(MAY_WITHDRAW) or acting_as.person_id is None:
        raise NotFound
    if "claimant" in roles:
        withdraw_consents(
            purpose=PURPOSE, matter_id=case.matter_id, recipient="", person_id=acting_as.person_id
        )
        why = ""
    else:
        cleaned = clean(WITHDRAWAL, {"why": why}, today=today())
        if cleaned.errors:
            raise Incomplete(cleaned.errors)
        why = str(cleaned.values["why"])
    return withdraw_answer(publication_id=case.pk, on=today(), by=acting_as.person_id, why=why)
