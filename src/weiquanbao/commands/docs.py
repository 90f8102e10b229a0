"""`weiquanbao docs`: write the reference pages that come from code."""

from argparse import ArgumentParser, Namespace

from weiquanbao.commands.command import Command, Exit, Mistake, Needs


def arguments(parser: ArgumentParser) -> None:
    """Which pages."""
    parser.add_argument("pages", nargs="*", metavar="页名", help="只写这几页；不写则全部")


def run(options: Namespace) -> int:
    """Write them and say where."""
    from weiquanbao.commands import reference

    known = reference.pages()
    if unknown := set(options.pages) - set(known):
        raise Mistake(f"没有这一页：{'、'.join(sorted(unknown))}。有：{'、'.join(known)}。")
    for name in options.pages or known:
        print(*reference.write(name), sep="\n")
    return Exit.OK


COMMAND = Command(
    name="docs",
    summary="由代码写出参考文档（开发用）",
    about="Write the pages of `docs/reference/` that come from code; `check` refuses them when they are out of date.",
    run=run,
    needs=Needs.DJANGO,
    arguments=arguments,
)
