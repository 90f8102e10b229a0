"""found(): a case of the house's own, on a matter without parties that is made for it."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.db import IntegrityError, transaction

from weiquanbao.access.actors import Actor
from weiquanbao.access.held import held
from weiquanbao.cases.models import Case, Matter
from weiquanbao.cases.words import HOUSE
from weiquanbao.common.dates import today
from weiquanbao.common.identifiers import matter_code
from weiquanbao.desk.open import open_case
from weiquanbao.desk.perform import Outcome
from weiquanbao.desk.refusals import Barred, Incomplete, NotFound
from weiquanbao.kernel.forms import clean
from weiquanbao.kernel.procedure import Act
from weiquanbao.ledger.models import Step
from weiquanbao.procedures import OF_THE_HOUSE, PROCEDURES
from weiquanbao.sql.inserting import insert


def found(*, code: str, act: str, acting_as: Actor, values: Mapping[str, object], key: UUID) -> Outcome:
    """Open a case of the house's own procedure `code`, at the organisation where the actor holds the duty for it.

    The same `key` again gives the same case. Raises NotFound, Barred or Incomplete.
    """
    law = PROCEDURES.get(code)
    opening = law.acts.get(act) if law else None
    if code not in OF_THE_HOUSE or opening is None or opening.sources:
        raise NotFound
    done = _found(key, acting_as)
    if done:
        return done
    cleaned = clean(opening.form, values, today=today())
    if cleaned.errors:
        raise Incomplete(cleaned.errors)
    try:
        with transaction.atomic():
            matter, roles = _matter(opening, acting_as, key)
            return open_case(
                matter=matter, code=code, act=act, acting_as=acting_as, roles=roles, values=cleaned.values,
                said={"channel": HOUSE}, key=key,
            )  # fmt: skip
    except IntegrityError:
        # Sent twice at once, or two people at once: the other one was faster, and what there is once is there.
        done = _found(key, acting_as)
        if done is None:
            raise Barred(("刚才有人办了同一件事，看一下最新情况再办",)) from None
        return done


def _found(key: UUID, acting_as: Actor) -> Outcome | None:
    """What this very request was answered when it came before."""
    case = Case.objects.filter(matter__opening_key=key, parent=None).order_by("id").first()
    step = Step.objects.filter(case_id=case.pk, number=1).first() if case else None
    if step is None:
        return None
    if step.person_id != acting_as.person_id:
        raise NotFound
    return Outcome(step.case_id, 1, step.after, repeated=True)


def _matter(opening: Act, acting_as: Actor, key: UUID) -> tuple[Matter, frozenset[str]]:
    """The matter, and the duties the actor holds where it lies; those nearest the root go first."""
    places = sorted(held(acting_as), key=lambda one: one.path.count("."))
    here = next((one.organisation_id for one in places if one.role in opening.by), None)
    if here is None:
        raise NotFound
    matter = Matter(
        code=matter_code(),
        opening_key=key,
        organisation_id=here,
        channel=HOUSE,
        problems=[],
        filed_by_id=acting_as.person_id,
        filed_on=today(),
    )
    roles = frozenset(one.role for one in places if one.organisation_id == here)
    return insert([matter])[0], roles
