"""`weiquanbao sample`: a county to try things out with, marked as sample data on every screen."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path

from weiquanbao.commands.command import Command, Exit, Mistake, Needs

OWN = Path(__file__).parent / "county" / "yiwu.yaml"


def run(options: Namespace) -> int:
    """Load the county, once."""
    if load(progress=print, county=options.county):
        print("示例县装好了。所有账号：")
    else:
        print("示例县已经装好，这次什么也没有改。账号：")
    for account in accounts():
        print(f"  {account}")
    return Exit.OK


def is_loaded() -> bool:
    """Whether this database holds a sample county."""
    from weiquanbao.organisations import samples

    return samples.look()


def load(*, progress: Callable[[str], None] = print, county: Path = OWN) -> bool:
    """Load a sample county; False, and nothing done, when one is there already."""
    from django.conf import settings

    from weiquanbao.commands.county import description, script
    from weiquanbao.commands.county.load import load as load_county
    from weiquanbao.notices.sample import deliver_as_of_then

    if settings.MODE == "production":
        raise Mistake("正式运行时不装示例数据。")
    described = description.county(county)
    scripts = script.complaints(described.courses, described.complaints)
    try:
        new = load_county(described, scripts, progress=progress)
    except ValueError as reason:  # a name, code or password of the file that a lower floor refuses
        raise Mistake(f"{county}：{reason}") from None
    # Also after a load that was interrupted here: what is delivered already is not delivered again.
    delivered = deliver_as_of_then()
    if delivered:
        progress(f"  短信 {delivered} 条，都在屏幕上的手机里")
    return new


def accounts() -> list[str]:
    """One line for everybody whose place one may take."""
    from weiquanbao.people.demonstration import written_down

    return [
        f"{each.role_label}　{each.name}　手机号 {each.phone}"
        if each.role == "worker"
        else f"{each.role_label}　{each.place}　登录名 {each.login}　密码 {each.password}"
        for each in written_down()
    ]


def which_county(parser: ArgumentParser) -> None:
    """The option that names another county's file."""
    parser.add_argument(
        "--county", type=Path, default=OWN, metavar="文件", help="县的数据文件（YAML）；不写就是义乌"
    )


COMMAND = Command(
    name="sample",
    summary="装入示例县：组织、单位、账号和六十多件投诉",
    about="Load the sample county: the union tree, employers, an account for every role and some sixty complaints "
    "acted out through the desk. A second run changes nothing. `--county` takes another county's data file.",
    run=run,
    needs=Needs.TABLES,
    arguments=which_county,
    in_production=False,
)
