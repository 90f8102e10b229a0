"""`weiquanbao check`: everything about the code that can be judged without running the product."""

import subprocess
import sys
import time
import warnings
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path

from weiquanbao.commands.command import Command, Exit, Mistake, Needs, Unfit

CHECKOUT = Path(__file__).parents[3]
BIN = Path(sys.executable).parent


def arguments(parser: ArgumentParser) -> None:
    """Which judgements."""
    parser.add_argument(
        "names", nargs="*", metavar="项目", help=f"只查这几项；不写则全部：{'、'.join(CHECKS)}"
    )


def run(options: Namespace) -> int:
    """All of them, even after one has failed; exit code 1 if any did."""
    if unknown := set(options.names) - set(CHECKS):
        raise Mistake(f"没有这一项：{'、'.join(sorted(unknown))}。有：{'、'.join(CHECKS)}。")
    failed = [name for name in options.names or CHECKS if not _passes(name)]
    print(f"没通过：{'、'.join(failed)}。" if failed else "都通过了。")
    return Exit.FOUND if failed else Exit.OK


def _passes(name: str) -> bool:
    begun = time.monotonic()
    faults = CHECKS[name]()
    print(f"{'不通过' if faults else '通过'}  {name}  {time.monotonic() - begun:.1f} 秒", flush=True)
    if faults:
        print(faults, flush=True)
    return not faults


def _tool(*command: str) -> str:
    """What a tool has to complain about."""
    program = BIN / command[0]
    if not program.exists():
        raise Unfit(f"没有装 {command[0]}，请用 make check，它会先装好。")
    done = subprocess.run([program, *command[1:]], cwd=CHECKOUT, capture_output=True, text=True, check=False)
    return (done.stdout + done.stderr).strip() or "failed without a word" if done.returncode else ""


def _format() -> str:
    return _tool("ruff", "format", "--check", "--diff", "--quiet", ".")


def _lint() -> str:
    return _tool("ruff", "check", "--quiet", ".")


def _types() -> str:
    return _tool("mypy", "--no-error-summary")


def _imports() -> str:
    return _tool("lint-imports", "--no-logo")


def _migrations() -> str:
    from django.core.management import call_command

    try:
        warnings.simplefilter("ignore", RuntimeWarning)  # there is no database to ask, and none is needed
        call_command("makemigrations", check=True, dry_run=True, interactive=False, skip_checks=False)
    except SystemExit:
        return "tables and migrations differ: run makemigrations"
    return ""


def _templates() -> str:
    templates = sorted(
        str(path.relative_to(CHECKOUT)) for path in CHECKOUT.glob("src/**/templates/**/*.html")
    )
    return _tool("djade", "--target-version", "5.2", "--check", *templates)


def _translations() -> str:
    from weiquanbao.commands.catalogue import state

    return "\n".join(state.faults())


def _docs() -> str:
    from weiquanbao.commands import reference

    return "".join(f"{name} is out of date: run weiquanbao docs\n" for name in reference.stale()).strip()


CHECKS: dict[str, Callable[[], str]] = {
    "format": _format,
    "lint": _lint,
    "types": _types,
    "imports": _imports,
    "migrations": _migrations,
    "templates": _templates,
    "translations": _translations,
    "docs": _docs,
}

COMMAND = Command(
    name="check",
    summary="检查代码：格式、类型、分层、迁移、模板、英文、文档（开发用）",
    about="Judge the code: format, lint, types, import contracts, migrations, templates, translations, and whether the "
    "generated reference is up to date. Names choose some of them.",
    run=run,
    needs=Needs.DJANGO,
    arguments=arguments,
)
