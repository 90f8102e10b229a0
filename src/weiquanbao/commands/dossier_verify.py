"""`weiquanbao dossier verify`: the verifier that also lies in every dossier, needing neither database nor settings."""

from argparse import ArgumentParser, Namespace

from weiquanbao.commands.command import Command


def arguments(parser: ArgumentParser) -> None:
    """The file, and the key it should be signed with."""
    parser.add_argument("file", metavar="文件", help="卷宗文件")
    parser.add_argument("--key", metavar="公钥", help="总工会公布的公钥；不给就只核对文件自己")


def run(options: Namespace) -> int:
    """Its exit codes are those of the verifier: 4 where nothing is wrong and something was not judged."""
    from weiquanbao.archive import verify

    return verify.main([options.file, *(["--key", options.key] if options.key else [])])


COMMAND = Command(
    name="dossier verify",
    summary="核对卷宗：逐个字节、签名、账本；不用数据库",
    about="Check a dossier byte by byte, its signature and its ledger, without database, settings or account, and name "
    "whatever does not hold. Exit code 4 when nothing is wrong but no key was given to compare with. The module that "
    "does it, `archive/verify.py`, runs alone wherever there is Python 3.9.",
    run=run,
    arguments=arguments,
)
