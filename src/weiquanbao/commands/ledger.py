"""`weiquanbao ledger verify`: does the record still say what was written?"""

from argparse import Namespace

from weiquanbao.commands.command import Command, Exit, Needs

SHOWN = 50


def run(options: Namespace) -> int:
    """Walk every chain and every daily seal."""
    from weiquanbao.desk.verify import verify

    report = verify()
    for fault in report.faults[:SHOWN]:
        print(f"{fault.where}：{fault.what}")
    if len(report.faults) > SHOWN:
        print(f"……还有 {len(report.faults) - SHOWN} 处")
    print(
        f"查了 {report.chains} 条链、{report.steps} 步、{report.days} 天的封存，{_verdict(len(report.faults))}"
    )
    return Exit.FOUND if report.faults else Exit.OK


def _verdict(faults: int) -> str:
    return f"有 {faults} 处对不上。" if faults else "全部对得上。"


COMMAND = Command(
    name="ledger verify",
    summary="核对台账：逐步核对哈希链和每天的签名",
    about="Recompute the hash chain of every case and the signed root of every day, and hold the record against them; "
    "exit code 1 names what fails.",
    run=run,
    needs=Needs.TABLES,
)
