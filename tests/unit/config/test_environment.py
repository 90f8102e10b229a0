"""What an installation is told, and what it says when it cannot start."""

import base64
from pathlib import Path

import pytest

from weiquanbao.config import environment, own_secrets
from weiquanbao.config.environment import Misconfigured

KEY = base64.b64encode(bytes(range(32))).decode()
PRODUCTION = {
    "WEIQUANBAO_MODE": "production",
    "DATABASE_URL": "postgresql://w:p@db/weiquanbao",
    "WEIQUANBAO_PUBLIC_URL": "https://wqb.example.cn",
    "WEIQUANBAO_ALLOWED_HOSTS": "wqb.example.cn, www.example.cn",
    "WEIQUANBAO_SECRET_KEY": "s" * 32,
    "WEIQUANBAO_DATA_KEYS": f"{KEY},{KEY}",
    "WEIQUANBAO_INDEX_KEY": KEY,
    "WEIQUANBAO_LEDGER_KEY": KEY,
}


def test_a_complete_production_environment_is_read() -> None:
    told = environment.read(PRODUCTION)
    assert told.mode == "production"
    assert told.allowed_hosts == ("wqb.example.cn", "www.example.cn")
    assert told.data_keys == (bytes(range(32)),) * 2
    assert told.port == 8000


@pytest.mark.parametrize("name", sorted(set(PRODUCTION) - {"WEIQUANBAO_MODE"}))
def test_production_names_each_missing_setting(name: str) -> None:
    with pytest.raises(Misconfigured) as refusal:
        environment.read({key: value for key, value in PRODUCTION.items() if key != name})
    assert refusal.value.sentences == [f"正式运行时必须有设置 {name}。"]


def test_production_refuses_debug_pages() -> None:
    with pytest.raises(Misconfigured, match="WEIQUANBAO_DEBUG"):
        environment.read(PRODUCTION | {"WEIQUANBAO_DEBUG": "1"})


def test_a_database_of_ones_own_means_production_unless_told_otherwise(tmp_path: Path) -> None:
    with pytest.raises(Misconfigured, match="WEIQUANBAO_SECRET_KEY"):
        environment.read({"DATABASE_URL": "postgresql://db/x"})
    assert environment.read({"WEIQUANBAO_HOME": str(tmp_path)}).mode == "demo"


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("WEIQUANBAO_MODE", "prod", "只能是 demo、production、test，现在是 prod"),
        ("WEIQUANBAO_DEBUG", "yes", "只能是 1 或 0，现在是 yes"),
        ("PORT", "80a", "要写 1 到 65534 之间的整数，现在是 80a"),
        ("PORT", "65535", "要写 1 到 65534 之间的整数"),
        ("PORT", "²", "要写 1 到 65534 之间的整数"),
        ("WEIQUANBAO_SECRET_KEY", "short", "至少要 32 个字符"),
        ("WEIQUANBAO_INDEX_KEY", "not base64!", "要写 Base64"),
        ("WEIQUANBAO_INDEX_KEY", "c2hvcnQ=", "解开后要有 32 字节，现在有 5 字节"),
        ("WEIQUANBAO_DATA_KEYS", f"{KEY},c2hvcnQ=", "解开后要有 32 字节"),
        ("WEIQUANBAO_SMS_HEADERS", "{", "要写 JSON"),
        ("WEIQUANBAO_SMS_HEADERS", '{"a": 1}', "值都是文字的 JSON 对象"),
        ("WEIQUANBAO_SMS_URL", "ftp://x", "要写以 http:// 或 https:// 开头的完整地址"),
        ("WEIQUANBAO_SMS_URL", "http://x:port/", "地址读不出来"),
        ("DATABASE_URL", "mysql://db/x", "要写以 postgresql:// 开头的完整地址"),
        ("DATABASE_URL", "postgresql://db", "地址里要有数据库的名字"),
        ("WEIQUANBAO_EMAIL_URL", "mail.example.cn", "要写以 smtp://"),
    ],
)
def test_a_setting_written_wrongly_is_named_with_the_reason(name: str, value: str, reason: str) -> None:
    with pytest.raises(Misconfigured) as refusal:
        environment.read(PRODUCTION | {name: value})
    (sentence,) = refusal.value.sentences
    assert sentence.startswith(f"设置 {name} 写得不对：")
    assert reason in sentence


def test_every_fault_is_named_at_once() -> None:
    with pytest.raises(Misconfigured) as refusal:
        environment.read(PRODUCTION | {"PORT": "x", "WEIQUANBAO_DEBUG": "x"})
    assert len(refusal.value.sentences) == 2


def test_no_sentence_repeats_a_password() -> None:
    with pytest.raises(Misconfigured) as refusal:
        environment.read(PRODUCTION | {"DATABASE_URL": "mysql://w:hunter2@db/x"})
    assert "hunter2" not in str(refusal.value)


def test_demo_makes_its_secrets_once_and_keeps_them_to_itself(tmp_path: Path) -> None:
    home = {"WEIQUANBAO_HOME": str(tmp_path / "new")}
    first, second = environment.read(home), environment.read(home)
    assert len(first.secret_key) >= 32
    assert len(first.index_key) == len(first.ledger_key) == len(first.data_keys[0]) == 32
    assert (first.secret_key, first.data_keys) == (second.secret_key, second.data_keys)
    assert (tmp_path / "new" / own_secrets.FILE).stat().st_mode & 0o777 == 0o600


def test_a_secret_of_ones_own_goes_before_the_made_one(tmp_path: Path) -> None:
    told = environment.read({"WEIQUANBAO_HOME": str(tmp_path), "WEIQUANBAO_INDEX_KEY": KEY})
    assert told.index_key == bytes(range(32))


def test_a_file_where_the_home_should_be_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Misconfigured, match="不是文件夹"):
        environment.read({"WEIQUANBAO_HOME": str(tmp_path / "file")})


def test_every_setting_says_what_it_means() -> None:
    table = environment.declared()
    assert len({line.name for line in table}) == len(table) > 20
    assert all(line.meaning.rstrip().endswith(".") for line in table)
