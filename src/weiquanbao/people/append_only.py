"""Tables that only ever grow: what was recorded there can be neither altered nor taken away."""

import pgtrigger


def append_only() -> list[pgtrigger.Trigger]:
    """Triggers that refuse UPDATE and DELETE of a row, and TRUNCATE of the whole table."""
    return [
        pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
        # A row trigger never sees TRUNCATE.
        pgtrigger.Trigger(
            name="no_truncate",
            level=pgtrigger.Statement,
            when=pgtrigger.Before,
            operation=pgtrigger.Truncate,
            func="RAISE EXCEPTION 'this table only grows: TRUNCATE refused';",
        ),
    ]
