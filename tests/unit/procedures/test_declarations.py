"""What every procedure keeps, whichever it is: articles, words, forms, endings, expiries."""

from weiquanbao.law.citations import cite

#: Endings that everybody waits for, a case taken over or a paper served: the matter goes on, nothing is lost by them.
AWAITED = {
    ("handover", "acknowledge"),
    ("handover", "take_over"),
    ("service", "hand_over"),
    ("service", "delivered"),
    ("service", "leave"),
    ("consultation", "close"),
    ("consultation", "become_matter"),
    ("consultation", "become_matter_on_paper"),
    ("publication", "approve"),
}

#: A whole file that is read while the act is done, and kept as what was understood of it.
FILES = {("fund", "import_statement", "file"): 2_700_000}


def test_every_act_and_clock_stands_on_an_article_that_can_be_printed(law) -> None:
    for where in (*law.acts.values(), *law.clocks.values()):
        assert cite(where.basis).formal.startswith("《")


def test_every_ending_by_a_person_is_marked_grave(law) -> None:
    for code, act in law.acts.items():
        ending = act.target is not None and law.states[act.target].final
        if ending and set(act.by) - {"clock", "system"} and (law.code, code) not in AWAITED:
            assert act.grave, code


def test_field_codes_are_told_apart_and_bounded(law) -> None:
    for code, act in law.acts.items():
        fields = list(act.form or ())
        assert len({field.code for field in fields}) == len(fields), code
        most = {field.code: FILES.get((law.code, code, field.code), 2000) for field in fields}
        assert all(0 < field.limit <= most[field.code] for field in fields), code
        assert all(bool(field.choices) == (field.kind in ("choice", "choices")) for field in fields), code


def test_only_the_clock_lets_a_period_run_out(law) -> None:
    expiring = {clock.on_expiry for clock in law.clocks.values()} - {None}
    assert expiring == {code for code, act in law.acts.items() if "clock" in act.by}
    assert all(law.acts[code].by == ("clock",) for code in expiring)


def test_a_party_reads_a_sentence_for_everything_it_does(law) -> None:
    parties = {"claimant", "respondent", "agent", "representative"}
    assert [code for code, act in law.acts.items() if parties & set(act.by) and not act.plain] == []
