"""Somebody named in a form: name and phone go into a person's own row, never into the entries of the act."""

from __future__ import annotations

from weiquanbao.cases.effects import Doing, Unfit
from weiquanbao.common.identifiers import normal_phone
from weiquanbao.people.persons import normal_name


def name_and_phone(doing: Doing) -> tuple[str, str]:
    """Take both out of what was filled in. Raises Unfit with a sentence for each that is not one."""
    name, phone = str(doing.values.pop("name", "")), str(doing.values.pop("phone", ""))
    errors: dict[str, str] = {}
    for code, read, given in (("name", normal_name, name), ("phone", normal_phone, phone)):
        try:
            read(given)
        except ValueError as fault:
            errors[code] = str(fault)
    if errors:
        raise Unfit(errors)
    return name, phone
