# ruff: noqa: S608 - the text is composed of our own constants at migration time, never of input
"""The database's own guard of the union tree: the last guardian when code forgets a rule."""

import pgtrigger

from weiquanbao.organisations.kinds import KINDS


def _placements() -> str:
    pairs = [(kind.code, parent) for kind in KINDS.values() for parent in kind.parents]
    return ", ".join(f"('{code}', '{parent}')" for code, parent in pairs)


def _roots() -> str:
    return ", ".join(f"'{kind.code}'" for kind in KINDS.values() if kind.may_be_root)


def tree_guard() -> pgtrigger.Trigger:
    """Refuse an organisation under the wrong kind of parent, or with a path that is not its own.

    The kind of an organisation never changes, and a branch moves whole. It runs after the statement, so a whole
    county may be inserted, or a branch moved, in one statement.
    """
    return pgtrigger.Trigger(
        name="tree_guard",
        when=pgtrigger.After,
        operation=pgtrigger.Insert | pgtrigger.UpdateOf("kind", "parent_id", "path"),
        declare=[("above", "record"), ("own", "text")],
        func=f"""
            IF TG_OP = 'UPDATE' THEN
                IF NEW.kind <> OLD.kind THEN
                    RAISE EXCEPTION 'the kind of organisation % stays', NEW.id USING ERRCODE = 'check_violation';
                END IF;
                IF EXISTS (
                    SELECT FROM organisations_organisation
                    WHERE parent_id = NEW.id AND NOT starts_with(path, NEW.path)
                ) THEN
                    RAISE EXCEPTION 'organisation % moved without its branch', NEW.id
                        USING ERRCODE = 'check_violation';
                END IF;
            END IF;
            own := lpad(NEW.id::text, greatest(6, length(NEW.id::text)), '0') || '.';
            IF NEW.parent_id IS NULL THEN
                IF NEW.kind NOT IN ({_roots()}) THEN
                    RAISE EXCEPTION 'organisation kind % needs a parent', NEW.kind
                        USING ERRCODE = 'check_violation';
                END IF;
                IF NEW.path <> own THEN
                    RAISE EXCEPTION 'wrong path of organisation %', NEW.id USING ERRCODE = 'check_violation';
                END IF;
                RETURN NULL;
            END IF;
            SELECT kind, path INTO above FROM organisations_organisation WHERE id = NEW.parent_id;
            IF (NEW.kind, above.kind) NOT IN ({_placements()}) THEN
                RAISE EXCEPTION 'organisation kind % may not stand under %', NEW.kind, above.kind
                    USING ERRCODE = 'check_violation';
            END IF;
            IF NEW.path <> above.path || own THEN
                RAISE EXCEPTION 'wrong path of organisation %', NEW.id USING ERRCODE = 'check_violation';
            END IF;
            RETURN NULL;
        """,
    )
