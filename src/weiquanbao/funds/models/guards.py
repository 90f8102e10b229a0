"""What the database itself refuses in the books, whoever writes: the last guardian when code forgets a rule."""

from __future__ import annotations

import pgtrigger

_NEXT_AND_OPEN = """
-- The row of the fund is the lock: entries of a fund come one after the other, and none beside a closing.
SELECT last_number INTO last FROM funds_fund WHERE id = NEW.fund_id FOR UPDATE;
IF NEW.number <> last OR (NEW.number > 1 AND NOT EXISTS (
    SELECT FROM funds_entry WHERE fund_id = NEW.fund_id AND number = NEW.number - 1)) THEN
    RAISE EXCEPTION 'entry % of fund % is not the next one', NEW.number, NEW.fund_id
        USING ERRCODE = 'check_violation', CONSTRAINT = 'entries_have_no_gap';
END IF;
IF EXISTS (SELECT FROM funds_period
           WHERE fund_id = NEW.fund_id AND month >= date_trunc('month', NEW.effective_on)::date) THEN
    RAISE EXCEPTION 'the month of % is closed in fund %', NEW.effective_on, NEW.fund_id
        USING ERRCODE = 'check_violation', CONSTRAINT = 'a_closed_month_stays';
END IF;
RETURN NEW;
"""

_OVER_AND_NEXT = """
PERFORM 1 FROM funds_fund WHERE id = NEW.fund_id FOR UPDATE;
IF NEW.closed_on < NEW.month + interval '1 month' THEN
    RAISE EXCEPTION 'the month % is not over', NEW.month
        USING ERRCODE = 'check_violation', CONSTRAINT = 'a_month_is_over';
END IF;
IF EXISTS (SELECT FROM funds_period WHERE fund_id = NEW.fund_id AND month >= NEW.month) THEN
    RAISE EXCEPTION 'the month % is closed in fund %', NEW.month, NEW.fund_id
        USING ERRCODE = 'check_violation', CONSTRAINT = 'months_close_in_order';
END IF;
RETURN NEW;
"""

_BALANCED = """
SELECT * INTO STRICT entry FROM funds_entry WHERE id = NEW.{entry};
SELECT count(*), COALESCE(sum(fen), 0) INTO counted, total FROM funds_line WHERE entry_id = entry.id;
IF counted <> entry.lines OR total <> 0 THEN
    RAISE EXCEPTION 'entry % has % of % lines and does not balance by %', entry.id, counted, entry.lines, total
        USING ERRCODE = 'check_violation', CONSTRAINT = 'an_entry_balances';
END IF;
IF entry.reverses_id IS NOT NULL AND (
    EXISTS (SELECT FROM funds_entry other WHERE other.id = entry.reverses_id
            AND (other.fund_id <> entry.fund_id OR other.reverses_id IS NOT NULL))
    OR EXISTS (SELECT FROM funds_line WHERE entry_id IN (entry.id, entry.reverses_id)
               GROUP BY account, advance_id HAVING sum(fen) <> 0)) THEN
    RAISE EXCEPTION 'entry % does not turn back entry %', entry.id, entry.reverses_id
        USING ERRCODE = 'check_violation', CONSTRAINT = 'a_reversal_is_exact';
END IF;
RETURN NULL;
"""

_WITHIN = """
IF NEW.advance_id IS NULL THEN
    RETURN NULL;
END IF;
SELECT COALESCE(sum(fen) FILTER (WHERE account = 'claims'), 0) AS claims,
       COALESCE(sum(fen) FILTER (WHERE account = 'advances'), 0) AS advances,
       COALESCE(sum(fen) FILTER (WHERE account = 'due_to_workers'), 0) AS owed_him,
       COALESCE(sum(fen) FILTER (WHERE account = 'due_from_workers'), 0) AS owed_us
    INTO held FROM funds_line WHERE advance_id = NEW.advance_id;
SELECT advance.granted, assignment.fund_id INTO STRICT known FROM funds_advance advance
    JOIN funds_assignment assignment ON assignment.id = advance.assignment_id WHERE advance.id = NEW.advance_id;
IF held.claims < 0 OR held.advances > 0 OR held.owed_him > 0 OR held.owed_us < 0
   OR held.claims > COALESCE(known.granted, 0) THEN
    RAISE EXCEPTION 'advance %: claims %, advances %, due to him %, due from him %',
        NEW.advance_id, held.claims, held.advances, held.owed_him, held.owed_us
        USING ERRCODE = 'check_violation', CONSTRAINT = 'an_advance_stays_within_its_sums';
END IF;
IF known.fund_id <> (SELECT fund_id FROM funds_entry WHERE id = NEW.entry_id) THEN
    RAISE EXCEPTION 'advance % is of another fund', NEW.advance_id
        USING ERRCODE = 'check_violation', CONSTRAINT = 'an_advance_is_of_its_fund';
END IF;
RETURN NULL;
"""

_SUMS_EQUAL = """
SELECT COALESCE(sum(line.fen), 0), count(DISTINCT one.id) INTO booked, standing
    FROM funds_match one
    LEFT JOIN funds_line line ON line.entry_id = one.entry_id AND line.account = 'cash'
    WHERE one.line_id = NEW.line_id AND one.undone_step IS NULL;
SELECT * INTO STRICT said FROM funds_bankline WHERE id = NEW.line_id;
IF standing > 0 AND (booked <> said.fen
    OR said.fund_id <> (SELECT fund_id FROM funds_entry WHERE id = NEW.entry_id)) THEN
    RAISE EXCEPTION 'bank line % says %, the books say %', NEW.line_id, said.fen, booked
        USING ERRCODE = 'check_violation', CONSTRAINT = 'what_is_matched_is_equal';
END IF;
RETURN NULL;
"""


def next_and_open() -> pgtrigger.Trigger:
    """An entry has the next number of its fund, and its day lies in no closed month nor before one."""
    return pgtrigger.Trigger(
        name="next_and_open",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert,
        declare=[("last", "bigint")],
        func=_NEXT_AND_OPEN,
    )


def over_and_next() -> pgtrigger.Trigger:
    """A month is closed once it is over, after those before it; the lock is the one entries wait for."""
    return pgtrigger.Trigger(
        name="over_and_next", when=pgtrigger.Before, operation=pgtrigger.Insert, func=_OVER_AND_NEXT
    )


def balanced(column: str) -> pgtrigger.Trigger:
    """An entry has as many lines as it says, they come to nothing, and a reversal is the exact opposite.

    Held on entries and on lines alike: an entry without lines has no line to ask, and no line joins an old entry.
    """
    return _judged_at_the_end(
        "balanced",
        [("entry", "funds_entry%ROWTYPE"), ("counted", "bigint"), ("total", "numeric")],
        _BALANCED.format(entry=column),
    )


def within_its_sums() -> pgtrigger.Trigger:
    """Of one worker: nothing below nothing, no more taken over than granted, and all of it in one fund."""
    return _judged_at_the_end("within_its_sums", [("held", "record"), ("known", "record")], _WITHIN)


def sums_equal() -> pgtrigger.Trigger:
    """What is matched with a bank line moved, in all, just as much money as the line says."""
    return _judged_at_the_end(
        "sums_equal",
        [("booked", "numeric"), ("standing", "bigint"), ("said", "funds_bankline%ROWTYPE")],
        _SUMS_EQUAL,
        pgtrigger.Insert | pgtrigger.Update,
    )


def _judged_at_the_end(
    name: str, declare: list[tuple[str, str]], func: str, operation: pgtrigger.Operation = pgtrigger.Insert
) -> pgtrigger.Trigger:
    """A constraint trigger, judged when the transaction ends: one act writes several rows."""
    return pgtrigger.Trigger(
        name=name,
        level=pgtrigger.Row,
        when=pgtrigger.After,
        operation=operation,
        timing=pgtrigger.Deferred,
        declare=declare,
        func=func,
    )
