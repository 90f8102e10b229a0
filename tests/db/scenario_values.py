"""What a scenario writes, as the form takes it: labels as codes, and words that stand for rows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from complaints import batch, moment
from scanning import Scanner, gathered, printed, scanned
from scenario_words import RESPONDENTS, THIS_WORDING, WORKER

from weiquanbao.cases.models import Case, Party
from weiquanbao.common.dates import at
from weiquanbao.common.identifiers import sample_phone
from weiquanbao.funds.models import BankLine
from weiquanbao.invitations.actions import confirm
from weiquanbao.invitations.reading import letter_of
from weiquanbao.kernel.forms import Field
from weiquanbao.papers.models import Version
from weiquanbao.papers.reading import sheet_of_version
from weiquanbao.papers.signing import paper_to_sign
from weiquanbao.people.persons import create_person

if TYPE_CHECKING:
    from scenario_play import Play


def values_of(play: Play, act: str, written: Mapping[str, Any]) -> dict[str, Any]:
    """Labels and words of the form as its codes."""
    fields = {one.label: one for one in play.law.acts[act].form or ()}
    return {
        fields[label].code: _ballot(play, given) if label == "选谁" else _value(play, fields[label], given)
        for label, given in written.items()
    }


def _ballot(play: Play, names: list[str]) -> str:
    return ",".join(str(party_of(play, who)) for who in names)


def _value(play: Play, one: Field, given: Any) -> Any:
    codes = {label: code for code, label in one.choices}
    if one.code in ROWS or one.kind in ROWS:
        return ROWS[one.code if one.code in ROWS else one.kind](play, given)
    if one.kind == "yes_no":
        return {"是": "yes", "否": "no"}[given] if isinstance(given, str) else given
    if codes:
        return [codes[word] for word in given] if isinstance(given, list) else codes[given]
    return _called(play, given) if one.code == "into" else str(given)


def _called(play: Play, name: str) -> str:
    """The number of a case by the name the scenario gave it."""
    return Case.objects.get(pk=play.cases[name]).number


def party_of(play: Play, who: str) -> int:
    """The claimant that this word stands for."""
    parties = Party.objects.filter(matter__code=play.filed.matter_code, person_id=play.actor(who).person_id)
    return parties.values_list("pk", flat=True)[0]


def respondent_of(play: Play, who: str) -> int:
    """The party that this word stands for: a respondent, or who signed on paper."""
    if who not in RESPONDENTS:
        return party_of(play, who)
    parties = Party.objects.filter(matter__code=play.filed.matter_code, side="respondent").order_by("id")
    return list(parties.values_list("pk", flat=True))[RESPONDENTS.index(who)]


def claim_of(play: Play, word: str) -> int:
    """The claim that is called so."""
    return next(claim.id for claim in play.page.claims if claim.word == word)


def confirmed_by(play: Play, name: str) -> str:
    """Somebody of this name opened the link that was sent and proved the phone."""
    with at(moment(play.day)):
        sent = letter_of(play.case_id)
        assert sent is not None
        person = create_person(name=name, phone=sample_phone(720))
        return str(confirm(token=sent.token, person_id=person.pk).id)


def item_of(play: Play, place: int | str) -> int:
    """The first, second … piece of evidence of the matter by its number; by any word what was brought last."""
    items = sorted(item.id for item in play.page.items)
    return items[place - 1 if isinstance(place, int) else -1]


def officer_of(play: Play, who: str) -> int | None:
    """The officer that this word stands for."""
    return play.actor(who).person_id


def shares_of(play: Play, each: Mapping[str, Any]) -> dict[str, str]:
    """The sum of every worker that is named."""
    return {str(party_of(play, who)): str(his) for who, his in each.items()}


def wording_of(play: Play) -> Version:
    """The wording that counts of the paper that waits to be signed, else of the last one there is."""
    waits = paper_to_sign(play.case_id)
    version = waits[1] if waits else Version.objects.filter(paper__case_id=play.case_id).last()
    assert version is not None
    return version


def batch_of(play: Play, word: str) -> str:
    """Something the worker hands in; or the wording that counts, printed and scanned."""
    if word == THIS_WORDING:
        sheet = sheet_of_version(wording_of(play).pk)
        return str(gathered(scanned(printed(sheet), Scanner(turned=0.4))))
    return str(batch(play.actor(WORKER)))


def bank_line_of(play: Play, place: int) -> str:
    """第几条流水: its number on the page of the bank."""
    return str(BankLine.objects.filter(fund__case=play.case_id).order_by("id")[place - 1].pk)


#: Kinds of fields, and one field by its code, whose words stand for rows.
ROWS = {
    "party": respondent_of, "claim": claim_of, "item": item_of, "invitation": confirmed_by, "officer": officer_of,
    "lawyer": officer_of,
    "shares": shares_of, "evidence": batch_of, "worker": party_of, "bank_line": bank_line_of,
}  # fmt: skip
