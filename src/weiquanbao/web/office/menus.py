"""Choices above a list: chips that switch and menus that open, all of them links."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Switch:
    """One view of the list, with how many rows it has."""

    label: str
    count: int
    href: str
    on: bool
    icon: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """One choice in a menu."""

    label: str
    href: str
    on: bool


@dataclass(frozen=True, slots=True)
class Menu:
    """One facet: its name, what is chosen now, and every choice."""

    label: str
    here: str
    options: tuple[Option, ...]
    on: bool
