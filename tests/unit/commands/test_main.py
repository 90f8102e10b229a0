"""The command line as its user meets it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from weiquanbao.commands.command import Exit
from weiquanbao.commands.main import build_parser, main
from weiquanbao.commands.registry import all_commands

HERE = {
    name: value
    for name, value in os.environ.items()
    if not name.startswith(("WEIQUANBAO", "DATABASE", "DJANGO"))
}


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The installed program in a process of its own."""
    program = Path(sys.executable).parent / "weiquanbao"
    return subprocess.run(
        [program, *arguments], env=HERE | environment, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.parametrize("command", all_commands(), ids=lambda command: command.name)
def test_every_command_explains_itself(command, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main([*command.name.split(), "--help"])
    assert end.value.code == 0
    assert "退出码" in capsys.readouterr().out
    assert command.about.endswith(".")


def test_the_issue_s_commands_are_there() -> None:
    wanted = {"demo", "serve", "worker", "migrate", "ledger verify", "check"}
    assert wanted <= {command.name for command in all_commands()}


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["fly"], "没有“fly”，有 backup、bench、"),
        (["ledger", "verfy"], "没有“verfy”，有 verify\n"),
        (["migrate", "--fast"], "不认得 --fast\n"),
        (["found"], "还差 "),
        (["soak", "--acts", "many"], "--acts 的“many”看不懂\n"),
        (["soak", "--acts"], "--acts 后面要写一个值\n"),
    ],
)
def test_a_mistake_is_a_sentence_and_exit_code_2(
    arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        main(arguments)
    assert end.value.code == Exit.MISTAKE
    said = capsys.readouterr().err
    assert said.startswith(f"没看懂这条命令：{sentence}")
    assert "--help" in said


@pytest.mark.parametrize("arguments", [[], ["ledger"]])
def test_without_a_command_the_help_is_shown(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == Exit.MISTAKE
    assert "--help" in capsys.readouterr().out


NEEDED = {
    "found": ["county.yaml"],
    "backup": ["backups"],
    "restore": ["backup.zip"],
    "recognise": ["slip.jpg"],
    "law examples": ["examples.yaml"],
    "consult evaluate": ["questions.jsonl"],
    "statutes import": ["laws.db"],
    "dossier make": ["A", "--out", "a.zip"],
    "dossier verify": ["a.zip"],
}


def test_the_parser_knows_every_command_by_its_name() -> None:
    parser = build_parser()
    for command in all_commands():
        typed = [*command.name.split(), *NEEDED.get(command.name, ())]
        assert parser.parse_args(typed).command is command


def test_production_without_its_settings_is_refused_in_sentences() -> None:
    done = run("migrate", WEIQUANBAO_MODE="production")
    assert done.returncode == Exit.ENVIRONMENT
    assert "正式运行时必须有设置 WEIQUANBAO_SECRET_KEY。" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_unreachable_database_is_one_sentence_without_the_password(tmp_path: Path) -> None:
    url = "postgresql://clerk:hunter2@127.0.0.1:1/wqb"
    done = run("migrate", WEIQUANBAO_MODE="demo", DATABASE_URL=url, WEIQUANBAO_HOME=str(tmp_path))
    assert done.returncode == Exit.ENVIRONMENT
    (sentence,) = done.stderr.strip().splitlines()
    assert sentence.startswith("连不上数据库，请核对设置 DATABASE_URL")
    assert "hunter2" not in done.stderr


def test_the_demo_is_refused_in_production() -> None:
    key = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
    settings = {f"WEIQUANBAO_{name}": key for name in ("SECRET_KEY", "DATA_KEYS", "INDEX_KEY", "LEDGER_KEY")}
    done = run(
        "demo",
        DATABASE_URL="postgresql://127.0.0.1:1/wqb",
        WEIQUANBAO_ALLOWED_HOSTS="x.cn",
        WEIQUANBAO_PUBLIC_URL="https://x.cn",
        **settings,
    )
    assert done.returncode == Exit.MISTAKE
    assert "正式运行时不能用 demo" in done.stderr


def test_an_unknown_check_is_named(tmp_path: Path) -> None:
    done = run("check", "spelling", WEIQUANBAO_HOME=str(tmp_path))
    assert done.returncode == Exit.MISTAKE
    assert "没有这一项：spelling" in done.stderr


def test_a_reader_who_leaves_early_causes_no_traceback() -> None:
    program = Path(sys.executable).parent / "weiquanbao"
    done = subprocess.run(
        f"{program} docs --help | true", shell=True, env=HERE, capture_output=True, text=True, check=False
    )
    assert "Traceback" not in done.stderr
