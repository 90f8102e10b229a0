"""What bars signing, alike in every procedure, and what signing asks for."""

from weiquanbao.kernel import signatures


def test_one_signs_what_is_his_and_once() -> None:
    for mine, left, reason in (
        ((), {0, 1}, "这份文书没有要您签的地方"),
        ((1,), {0, 2}, "您不用签，或者已经签好了"),
        ((1,), {1}, None),
    ):
        facts = {"actor_parties": mine, "left_to_sign": frozenset(left)}
        assert signatures.has_to_sign(facts) == reason


def test_the_mediator_the_parties_and_all_of_them() -> None:
    for left, mediator, union, party, all_of_them in (
        ({0}, None, None, "没有哪一方还要签", "还有人没签"),
        ({1}, "调解员已经签好了", "工会已经签好了", None, "还有人没签"),
        ((), "调解员已经签好了", "工会已经签好了", "没有哪一方还要签", None),
    ):
        facts = {"left_to_sign": frozenset(left)}
        assert signatures.mediator_has_to_sign(facts) == mediator
        assert signatures.union_has_to_sign(facts) == union
        assert signatures.a_party_has_to_sign(facts) == party
        assert signatures.everybody_signed(facts) == all_of_them


def test_only_who_mediates_writes_what_is_signed() -> None:
    for handler, person, reason in (
        (5, 5, None),
        (5, 6, "只有这件事的调解员能办"),
        (None, None, "只有这件事的调解员能办"),
    ):
        facts = {"handler": handler, "actor_person": person}
        assert signatures.is_the_mediator(facts) == reason


def test_signing_names_the_wording_and_asks_for_a_code() -> None:
    assert [one.kind for one in signatures.signature("我看过全文")] == ["line", "yes_no", "code"]
    assert [one.kind for one in signatures.ON_PAPER] == ["party", "evidence", "line", "yes_no"]
