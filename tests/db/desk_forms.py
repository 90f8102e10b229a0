"""The form of an act as the desk draws it."""

from __future__ import annotations

import re


def form(response) -> dict[str, str]:
    """The hidden fields and the day, as the page rendered them."""
    text = response.content.decode().split('enctype="multipart/form-data"')[1]
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', text))
    hidden.pop("csrfmiddlewaretoken", None)
    day = re.search(r'name="effective_on" value="([^"]*)"', text)
    return hidden | {"effective_on": day[1]}


def open_form(client, case, act: str) -> tuple[str, dict[str, str]]:
    address = f"/desk/cases/{case.case_id}/acts/{act}/"
    return address, form(client.get(address))
