"""Paths in the union tree: the chain of ids from the root, each with a full stop behind it."""

from collections.abc import Iterable


def path_of(parent_path: str, organisation_id: int) -> str:
    """The path of an organisation standing under that parent ("" for a root)."""
    return f"{parent_path}{organisation_id:06d}."


def is_within(path: str, above: str) -> bool:
    """Whether the organisation with this path is the other one or stands somewhere below it."""
    return bool(above) and path.startswith(above)


def ids_of(path: str) -> tuple[int, ...]:
    """The ids from the root down to the organisation itself."""
    return tuple(int(step) for step in path.split(".") if step)


def outermost(paths: Iterable[str]) -> tuple[str, ...]:
    """Those of the paths that stand below none of the others: enough to describe everything they reach."""
    kept: list[str] = []
    for path in sorted(set(paths)):
        if not kept or not is_within(path, kept[-1]):
            kept.append(path)
    return tuple(kept)
