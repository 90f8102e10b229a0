"""Wage-claim assignments for tests: a fund with money, the caps of a federation, and the acts through the desk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

from cashiers import cashier_at
from complaints import batch, filed, moment
from small_county import County

from weiquanbao.access.actors import Actor
from weiquanbao.access.actors import person as acting
from weiquanbao.cases.figures import keep_figure
from weiquanbao.cases.models import Case, Claim, Matter, Party
from weiquanbao.common.dates import at, now
from weiquanbao.common.identifiers import sample_phone
from weiquanbao.desk.act import act
from weiquanbao.desk.file import Filed
from weiquanbao.desk.open import begin
from weiquanbao.evidence.reading import items_of_matters
from weiquanbao.funds import actions
from weiquanbao.funds.models import Advance, Fund
from weiquanbao.funds.reading import balances, standing_of
from weiquanbao.funds.standing import Standing
from weiquanbao.ledger.chain import append
from weiquanbao.organisations.models import Organisation
from weiquanbao.papers.models import Paper, Version
from weiquanbao.papers.signing import paper_to_sign
from weiquanbao.people import proving
from weiquanbao.people.persons import create_person

CODE = "wage_assignment"
CONDITIONS = ("hardship", "owed", "clear", "fixed")
CAPS = {"person_cap": "30000", "matter_cap": "500000", "share_cap": "100"}


def stocked(organisation: Organisation, yuan: int | str, on: date) -> Fund:
    """The fund of an organisation with so much in it, entered as rows and booked under a step that stands."""
    matter = Matter.objects.create(
        code=f"JJ-{organisation.pk}", opening_key=uuid4(), organisation=organisation, channel="officer", problems=[],
        filed_on=on,
    )  # fmt: skip
    case = Case.objects.create(
        matter=matter, procedure="fund", version="2026-11-01", number=f"示例基金{organisation.pk}号",
        organisation=organisation, state="open", steps=1, opened_on=on,
    )  # fmt: skip
    append(
        case_id=case.pk, number=1, previous=bytes(32), effective_on=on, recorded_at=now(),
        said={"act": "establish", "before": "", "after": "open"},
    )  # fmt: skip
    fund = actions.establish(organisation_id=organisation.pk, case_id=case.pk, name="示例让渡基金")
    if Decimal(yuan):
        actions.grant(fund_id=fund, fen=int(Decimal(yuan) * 100), case_id=case.pk, step=1, on=on)
    return Fund.objects.get(pk=fund)


def capped(by: Actor, on: date, **caps: str) -> None:
    """What the federation lets be advanced, entered as it is on the page of figures."""
    for code, value in {**CAPS, **caps}.items():
        keep_figure(
            code=f"wage_assignment.{code}", region="", since=on, value=Decimal(value), source="示例县总工会办公会纪要",
            entered_by=by.person_id or 0,
        )  # fmt: skip


@dataclass
class Advancing:
    """A matter of several workers, and the assignment on it; every act on one day."""

    county: County
    day: date
    filed: Filed
    cashier: Actor
    workers: list[Actor]
    parties: list[int]
    fund: Fund
    case_id: int = 0
    said: dict[str, Any] = field(default_factory=dict)

    def staff(self, role: str) -> Actor:
        """Somebody of the small county; the cashier too."""
        return self.cashier if role == "cashier" else self.county.staff[role]

    def begin(self, name: str, by: Actor, **values: Any) -> int:
        """Open the case from the complaint."""
        with at(moment(self.day)):
            done = begin(
                parent_id=self.filed.case_id,
                code=CODE,
                act=name,
                acting_as=by,
                values={"hardship": ["away"], **values},
            )
        self.case_id = done.case_id
        return done.case_id

    def do(self, name: str, by: Actor, **values: Any) -> None:
        """One act through the desk."""
        with at(moment(self.day)):
            act(case_id=self.case_id, act=name, acting_as=by, values=values)

    def assess(self, *yuan: str, by: str = "county_officer", **more: Any) -> None:
        """All four conditions shown by the one piece of evidence, so much for each worker."""
        self.do("assess", self.staff(by), **self.assessment(*yuan, **more))

    def assessment(self, *yuan: str, **more: Any) -> dict[str, Any]:
        """What is filled in for it."""
        item = self.item()
        values: dict[str, Any] = {f"is_{one}": "yes" for one in CONDITIONS}
        values |= {f"item_{one}": str(item) for one in CONDITIONS}
        values |= {f"words_{one}": "看过材料，对得上" for one in CONDITIONS}
        each = {str(party): his for party, his in zip(self.parties, yuan, strict=False)}
        values |= {
            "shares": each, "wages_from": "2026-03-01", "wages_until": "2026-10-31", "acknowledged": "yes",
            "order": "assignee_first", "explanation": "四条都符合",
        }  # fmt: skip
        return values | more

    def item(self) -> int:
        """The first piece of evidence of the matter."""
        matter = Case.objects.get(pk=self.case_id).matter_id
        return items_of_matters([matter])[matter][0].id

    def sign(self, name: str, by: Actor, *, way: str = "phone") -> None:
        """By code, on the wording that counts."""
        with at(moment(self.day)):
            about = proving.about_act(self.case_id, name)
            person = by.person_id or 0
            if way == "phone":
                assert proving.prove_by_phone(person, about, proving.send_for(person, about).code).ok
            else:
                proving.record(person, about, way="authenticator")
        self.do(name, by, digest=self.wording().sha256, agreed="yes", code="000000")

    def wording(self) -> Version:
        """Of the agreement that waits."""
        found = paper_to_sign(self.case_id)
        assert found is not None
        return found[1]

    def signed(self, *yuan: str, **more: Any) -> None:
        """From the complaint to the signed agreement; every worker has an account."""
        self.begin("apply_for", self.staff("intake_officer"))
        self.assess(*yuan, **more)
        self.do("approve", self.staff("leader"), explanation="同意")
        taken = [one for one, his in zip(self.workers, yuan, strict=False) if Decimal(his)]
        for worker in taken:
            self.account(worker)
            self.sign("sign", worker)
        self.sign("sign_for_union", self.staff("leader"), way="authenticator")

    def account(self, worker: Actor, **more: str) -> None:
        """Where he is to be paid."""
        name = Party.objects.select_related("person").get(
            person_id=worker.person_id, matter__code=self.filed.matter_code
        )
        assert name.person is not None
        told = {"holder": name.person.name, "bank": "示例银行", "account": "6200 0000 0000 0001"}
        self.do("give_account", worker, **{**told, **more})

    def paid(self, *yuan: str, **more: Any) -> None:
        """The same to the paid advance."""
        self.signed(*yuan, **more)
        self.do("order_payment", self.cashier)
        self.do("confirm_payment", self.cashier, day=str(self.day), bank_ref="示例流水001")

    def notify(self) -> None:
        """The notice to the employer."""
        self.do(
            "notify", self.staff("county_officer"), payee="示例县总工会，示例银行，示例账号",
            pay_until=str(self.day + timedelta(days=10)),
        )  # fmt: skip

    def recover(self, yuan: str, **more: Any) -> None:
        """Money of the employer came in."""
        self.do(
            "record_recovery", self.cashier, amount=yuan, day=str(self.day), payer="单位转账", bank_ref="示例流水002",
            **more,
        )  # fmt: skip

    @property
    def case(self) -> Case:
        """The case as it stands."""
        return Case.objects.get(pk=self.case_id)

    @property
    def books(self) -> list[Standing]:
        """How each advance stands, in the order of the workers."""
        rows = Advance.objects.filter(assignment__case=self.case_id).order_by("party_id")
        return list(standing_of(list(rows.values_list("pk", flat=True))).values())

    def balance(self, account: str) -> int:
        """Of an account of the fund, in fen."""
        return balances(self.fund.pk)[account]

    def paper(self, code: str) -> str:
        """The newest paper of this code as it reads."""
        version = Version.objects.filter(paper__case=self.case_id, paper__code=f"{CODE}.{code}").latest("pk")
        return str(version.text).replace("\ue000", "").replace("\ue001", "")

    def papers(self, code: str) -> list[Paper]:
        """Every paper of this code."""
        return list(Paper.objects.filter(case=self.case_id, code=f"{CODE}.{code}").order_by("pk"))


def advancing(
    county: County, *owed: str, fund: int | str = 200_000, caps: Mapping[str, str] | None = None
) -> Advancing:
    """Workers who are owed so much, a piece of evidence, a fund, and the caps; the case is not opened yet."""
    day = date(2026, 11, 23)
    case = filed("2026-11-16", wants={"wants": ["pay"], "amount": [owed[0]]})
    matter = Matter.objects.get(code=case.matter_code)
    first = Party.objects.get(matter=matter, side="claimant")
    workers, parties = [acting(case.person_id)], [first.pk]
    for number, his in enumerate(owed[1:], 1):
        person = create_person(name=f"示例工友{number}", phone=sample_phone(500 + number))
        party = Party.objects.create(matter=matter, side="claimant", standing="worker", person=person)
        Claim.objects.create(matter=matter, party=party, kind="wages", amount=Decimal(his))
        workers.append(acting(person.pk))
        parties.append(party.pk)
    with at(moment(day)):
        act(
            case_id=case.case_id,
            act="add_evidence",
            acting_as=workers[0],
            values={"items": str(batch(workers[0]))},
        )
        made = stocked(county.federation, fund, date(2026, 11, 2))
        capped(county.staff["county_officer"], date(2026, 1, 1), **(caps or {}))
    return Advancing(county, day, case, cashier_at(county), workers, parties, made)
