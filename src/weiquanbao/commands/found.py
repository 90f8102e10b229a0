"""`weiquanbao found`: begin a real installation with the federation, its union tree and the three administrators."""

from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from weiquanbao.commands.command import Command, Exit, Mistake, Needs

KEYS = {"regions", "organisations", "administrators"}


def arguments(parser: ArgumentParser) -> None:
    """The file that says all of it."""
    parser.add_argument(
        "file",
        metavar="文件",
        type=Path,
        help="县的区划、组织和三员，样子见 docs/how-to/run-in-production.md",
    )


def run(options: Namespace) -> int:
    """All of it or nothing; then the three first passwords, shown this once."""
    from django.db import transaction

    from weiquanbao.organisations.actions import Refused
    from weiquanbao.people.actions import NotAllowed

    told = _read(options.file)
    try:
        with transaction.atomic():
            federation = _organisations(told)
            passwords = _administrators(told["administrators"], federation)
    except (Refused, NotAllowed, ValueError) as fault:
        raise Mistake(f"没有建成，什么也没有改：{fault}") from None
    print("建好了。三员第一次登录要改密码，并设好动态口令。密码只显示这一次，分别交给本人：")
    for login, password in passwords.items():
        print(f"  {login}  {password}")
    return Exit.OK


def _read(path: Path) -> Mapping[str, Any]:
    import yaml

    from weiquanbao.people.duties import ADMINISTRATORS

    try:
        told = yaml.safe_load(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as fault:
        raise Mistake(f"读不了 {path}：{fault}") from None
    if not isinstance(told, dict) or set(told) != KEYS:
        raise Mistake(f"{path} 里要有且只有：{'、'.join(sorted(KEYS))}。")
    if not isinstance(told["administrators"], dict) or set(told["administrators"]) != set(ADMINISTRATORS):
        raise Mistake(f"administrators 里要有且只有：{'、'.join(ADMINISTRATORS)}。")
    return told


def _organisations(told: Mapping[str, Any]) -> int:
    """The federation named in the settings, and below it what the file lists; the federation's id."""
    from django.conf import settings

    from weiquanbao.organisations import samples
    from weiquanbao.organisations.actions import NewOrganisation, create_organisations, create_regions

    if not samples.is_empty():
        raise ValueError("数据库里已经有组织了。")
    root = settings.COUNTY_NAME
    try:
        create_regions(
            (row["code"], row["name"], row["level"], row.get("under")) for row in told["regions"] or ()
        )
        listed = [
            NewOrganisation(
                key=row["name"],
                kind=row["kind"],
                name=row["name"],
                parent=row.get("under", root),
                region=row.get("region"),
                phone=row.get("phone", ""),
                address=row.get("address", ""),
            )
            for row in told["organisations"] or ()
        ]
    except (KeyError, TypeError, AttributeError) as fault:
        raise ValueError(
            f"区划要有 code、name、level，组织要有 kind、name；{fault} 没有写或写得不对。"
        ) from None
    made = create_organisations([NewOrganisation(key=root, kind="federation", name=root), *listed])
    return made[root].pk


def _administrators(told: Mapping[str, Any], federation: int) -> dict[str, str]:
    """Three persons with accounts, appointed by one another; login name and first password of each."""
    from weiquanbao.people.accounts import open_staff_account
    from weiquanbao.people.actions import Administrators, create_person, found_administrators
    from weiquanbao.people.passwords import first_password

    ids: dict[str, int] = {}
    passwords: dict[str, str] = {}
    for role, one in told.items():
        if not isinstance(one, dict) or not {"login", "name", "phone"} <= set(one):
            raise ValueError(f"{role} 要写 login、name、phone。")
        ids[role] = create_person(name=str(one["name"]), phone=str(one["phone"])).pk
        login = str(one["login"])
        passwords[login] = first_password()
        open_staff_account(login=login, person_id=ids[role], password=passwords[login], by=None)
    three = Administrators(
        system=ids["system_admin"], security=ids["security_admin"], audit=ids["audit_admin"]
    )
    found_administrators(three, organisation_id=federation)
    return passwords


COMMAND = Command(
    name="found",
    summary="新建一个县：总工会、组织和三员",
    about="Begin a real installation in an empty database: the federation named by `WEIQUANBAO_COUNTY`, the union "
    "tree and the three administrators out of a file; prints their first passwords once. All of it or nothing.",
    run=run,
    needs=Needs.TABLES,
    arguments=arguments,
)
