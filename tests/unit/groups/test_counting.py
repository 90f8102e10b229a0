"""Counting an election by the rule of the house (内部规则 一起提出 5, 办案规则 63)."""

from weiquanbao.groups.counting import count

MEMBERS = tuple(range(1, 11))


def test_most_votes_first_and_equal_votes_to_whoever_was_entered_first() -> None:
    ballots = [[9, 2, 3]] * 4 + [[9, 5, 2]] * 2 + [[3, 5, 5]]
    assert count(MEMBERS, ballots, 3).elected == (2, 9, 3)


def test_no_more_than_the_seats() -> None:
    assert count(MEMBERS, [[1, 2, 3, 4, 5]] * 10, 4).elected == (1, 2, 3, 4)


def test_fewer_than_half_do_it_again() -> None:
    assert count(MEMBERS, [[1, 2, 3]] * 4, 3).elected == ()
    assert count(MEMBERS, [[1, 2, 3]] * 5, 3).elected == (1, 2, 3)


def test_fewer_than_three_with_a_vote_do_it_again() -> None:
    assert count(MEMBERS, [[1, 2]] * 10, 3).elected == ()


def test_a_vote_for_somebody_who_left_counts_for_nobody() -> None:
    assert count(MEMBERS, [[1, 2, 99]] * 10, 3).elected == ()
