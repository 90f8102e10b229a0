"""A cashier of the small county, and a procedure that names one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from small_county import County, appoint

from weiquanbao import procedures
from weiquanbao.access.actors import Actor
from weiquanbao.common.dates import now
from weiquanbao.organisations.models import Organisation
from weiquanbao.people.models import Person


def cashier_at(county: County, place: Organisation | None = None, number: int = 70) -> Actor:
    """The cashier of an organisation, of the federation unless another is named."""
    people = [Person.objects.create(name=name, created_at=now()) for name in ("示例提任", "示例批任")]
    return appoint([("cashier", place or county.federation, number)], *people)[0]


@contextmanager
def named_in(code: str, act: str) -> Iterator[None]:
    """As if this procedure named the cashier and gave him one of its acts, with nothing to bar it."""
    law = procedures.PROCEDURES[code]
    acts = dict(law.acts)
    acts[act] = replace(acts[act], by=(*acts[act].by, "cashier"), guards=())
    named = replace(law, roles={**law.roles, "cashier": "出纳"}, acts=acts)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(procedures, "PROCEDURES", {**procedures.PROCEDURES, code: named})
        yield
