"""Every setting the installation reads from its environment: one declared table, checked before anything starts."""

import functools
import os
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, dataclass, field, fields
from pathlib import Path
from typing import Any, TypeVar, cast

from weiquanbao.config import own_secrets, parsing

T = TypeVar("T")


class Misconfigured(Exception):
    """The installation cannot start as it is set up. `sentences` says why, one fault each."""

    def __init__(self, sentences: list[str]) -> None:
        super().__init__("\n".join(sentences))
        self.sentences = sentences


@dataclass(frozen=True, slots=True)
class Setting:
    """One line of the table: what it is called, how it is read, what it means."""

    name: str
    parse: Callable[[str], object]
    default: str
    meaning: str
    production: bool
    secret: bool


def _setting(
    name: str,
    parse: Callable[[str], T],
    default: str,
    meaning: str,
    *,
    production: bool = False,
    secret: bool = False,
) -> T:
    """Declare a field; `production` says that a real installation must set it itself."""
    line = Setting(name, parse, default, meaning, production, secret)
    return cast(T, field(metadata={"setting": line}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Environment:
    """What this process was told."""

    mode: str = _setting(
        "WEIQUANBAO_MODE",
        parsing.one_of("demo", "production", "test"),
        "",
        "`demo`, `production` or `test`. Unset: `production` when `DATABASE_URL` is set, else `demo`.",
    )
    home: Path = _setting(
        "WEIQUANBAO_HOME",
        parsing.directory,
        "var",
        "The directory that keeps files, generated secrets and the embedded database.",
    )
    debug: bool = _setting(
        "WEIQUANBAO_DEBUG", parsing.flag, "0", "Django's debug pages. Refused in production."
    )
    database_url: str = _setting(
        "DATABASE_URL",
        parsing.database_url,
        "",
        "PostgreSQL 15 or newer, e.g. `postgresql://user:password@host:5432/weiquanbao`. Unset: the embedded server.",
        production=True,
        secret=True,
    )
    database_pool: int = _setting(
        "WEIQUANBAO_DATABASE_POOL",
        parsing.whole(0, 100),
        "0",
        "Connections each web worker keeps open; `serve` sets it for its workers, other commands need none.",
    )
    database_plans: bool = _setting(
        "WEIQUANBAO_DATABASE_PLANS",
        parsing.flag,
        "1",
        "Whether the server keeps the plans of frequent statements. 0 behind a pooler that cannot bear it.",
    )
    postgres_bin: str = _setting(
        "WEIQUANBAO_POSTGRES_BIN",
        parsing.text,
        "",
        "Directory of the PostgreSQL binaries for the embedded server. Unset: those of the wheel, else of the PATH.",
    )
    host: str = _setting(
        "WEIQUANBAO_HOST", parsing.text, "127.0.0.1", "The address the web server listens on."
    )
    port: int = _setting("PORT", parsing.whole(1, 65534), "8000", "The port of the web server.")
    live_port: int = _setting(
        "WEIQUANBAO_LIVE_PORT",
        parsing.whole(0, 65535),
        "0",
        "The port of the live process, which carries notices as they happen. 0: the one after `PORT`.",
    )
    live_url: str = _setting(
        "WEIQUANBAO_LIVE_URL",
        parsing.web_address,
        "",
        "Where browsers reach the live process. Unset: the page's own host at the live port; "
        "behind a reverse proxy that routes `/live/`, the public address of the installation.",
    )
    web_workers: int = _setting("WEIQUANBAO_WEB_WORKERS", parsing.whole(1, 64), "2", "Web server processes.")
    web_threads: int = _setting(
        "WEIQUANBAO_WEB_THREADS", parsing.whole(1, 64), "2", "Threads in each of them."
    )
    public_url: str = _setting(
        "WEIQUANBAO_PUBLIC_URL",
        parsing.web_address,
        "",
        "The address workers reach the site at; links in text messages begin with it. Unset: this machine.",
        production=True,
    )
    allowed_hosts: tuple[str, ...] = _setting(
        "WEIQUANBAO_ALLOWED_HOSTS",
        parsing.words,
        "",
        "Host names the site answers to, separated by commas. Unset: any, in demo and test only.",
        production=True,
    )
    proxies: int = _setting(
        "WEIQUANBAO_PROXIES",
        parsing.whole(0, 5),
        "0",
        "How many reverse proxies of our own stand in front: only then is `X-Forwarded-For` believed.",
    )
    plain_http: bool = _setting(
        "WEIQUANBAO_PLAIN_HTTP",
        parsing.flag,
        "0",
        "Serve production without TLS, for a rehearsal behind closed doors. Cookies then travel readable.",
    )
    secret_key: str = _setting(
        "WEIQUANBAO_SECRET_KEY",
        parsing.long_text(32),
        "",
        "Signs sessions and links; at least 32 characters.",
        production=True,
        secret=True,
    )
    data_keys: tuple[bytes, ...] = _setting(
        "WEIQUANBAO_DATA_KEYS",
        parsing.keys,
        "",
        "Keys for personal data, each 32 bytes in Base64, separated by commas: the first encrypts, all decrypt.",
        production=True,
        secret=True,
    )
    index_key: bytes = _setting(
        "WEIQUANBAO_INDEX_KEY",
        parsing.key,
        "",
        "Key of the blind indexes by which encrypted numbers are found; 32 bytes in Base64. It can never change.",
        production=True,
        secret=True,
    )
    ledger_key: bytes = _setting(
        "WEIQUANBAO_LEDGER_KEY",
        parsing.key,
        "",
        "Ed25519 private key that signs the ledger's daily root; 32 bytes in Base64.",
        production=True,
        secret=True,
    )
    ledger_past_keys: tuple[bytes, ...] = _setting(
        "WEIQUANBAO_LEDGER_PAST_KEYS",
        parsing.keys,
        "",
        "Public keys (32 bytes in Base64, comma separated) of earlier ledger keys, so that old seals stay trusted.",
    )
    cipher: str = _setting(
        "WEIQUANBAO_CIPHER",
        parsing.one_of("aes", "sm4"),
        "aes",
        "Cipher for new personal data: `aes` (AES-256-GCM) or `sm4` (SM4-GCM). Old rows stay readable.",
    )
    digest: str = _setting(
        "WEIQUANBAO_DIGEST",
        parsing.one_of("sha256", "sm3"),
        "sha256",
        "Digest of new ledger steps: `sha256` or `sm3`. Old steps stay verifiable.",
    )
    clock_soon_calendar: int = _setting(
        "WEIQUANBAO_CLOCK_SOON_CALENDAR",
        parsing.whole(1, 90),
        "7",
        "A clock counted in calendar days shows 抓紧 from this many days left; a period no longer than that, "
        "in its last third.",
    )
    clock_soon_working: int = _setting(
        "WEIQUANBAO_CLOCK_SOON_WORKING",
        parsing.whole(1, 60),
        "5",
        "A clock counted in working days shows 抓紧 from this many working days left; a period no longer than "
        "that, in its last third.",
    )
    county_mark: str = _setting(
        "WEIQUANBAO_COUNTY_MARK",
        parsing.text,
        "义",
        "The character case numbers begin with, e.g. 义 in 义诉〔2026〕0312号.",
    )
    county: str = _setting(
        "WEIQUANBAO_COUNTY",
        parsing.text,
        "义乌市总工会",
        "The federation's name, as pages and letters show it.",
    )
    county_region: str = _setting(
        "WEIQUANBAO_COUNTY_REGION",
        parsing.text,
        "330782",
        "The county's code of six digits (GB/T 2260): which local figures of the law are used, e.g. the minimum wage.",
    )
    arbitration_board: str = _setting(
        "WEIQUANBAO_ARBITRATION_BOARD",
        parsing.text,
        "",
        "The full name of the arbitration commission for the county, e.g. 义乌市劳动人事争议仲裁委员会: documents of a "
        "matter here are addressed to it. Unset: whoever writes one is asked; the demo names its own county's.",
    )
    court: str = _setting(
        "WEIQUANBAO_COURT",
        parsing.text,
        "",
        "The full name of the county's court of first instance, e.g. 义乌市人民法院, in the same way.",
    )
    papers: str = _setting(
        "WEIQUANBAO_PAPERS",
        parsing.text,
        "",
        "A folder with texts of papers of your own, `<procedure>/<paper>.txt`, of documents parties write, "
        "`documents/<code>.txt`, a layout `sheet.typ` and `fonts/`; "
        "what is not there is ours.",
    )
    seal_certificate: str = _setting(
        "WEIQUANBAO_SEAL_CERTIFICATE",
        parsing.text,
        "",
        "The PKCS#12 file (`.p12`, `.pfx`) with the certificate, its chain and the key by which papers are sealed. "
        "Unset: demo and test make their own authority, which says so; production does not seal, and says so.",
    )
    seal_password: str = _setting(
        "WEIQUANBAO_SEAL_PASSWORD", parsing.text, "", "The password of that file.", secret=True
    )
    evidence_file_limit: int = _setting(
        "WEIQUANBAO_EVIDENCE_FILE_LIMIT", parsing.whole(1, 2_000), "20", "Largest single file, in MB."
    )
    evidence_matter_limit: int = _setting(
        "WEIQUANBAO_EVIDENCE_MATTER_LIMIT", parsing.whole(1, 20_000), "100", "All files of one matter, in MB."
    )
    evidence_count_limit: int = _setting(
        "WEIQUANBAO_EVIDENCE_COUNT_LIMIT", parsing.whole(1, 1_000), "60", "Files of one matter."
    )
    sms_url: str = _setting(
        "WEIQUANBAO_SMS_URL",
        parsing.web_address,
        "",
        "The HTTP gateway that sends text messages. Unset: messages appear on the demo's on-screen phone, "
        "and production sends none by SMS.",
    )
    sms_headers: Mapping[str, str] = _setting(
        "WEIQUANBAO_SMS_HEADERS",
        parsing.json_object,
        "{}",
        "Headers for the SMS gateway, as a JSON object; its password belongs here.",
        secret=True,
    )
    sms_body: Mapping[str, Any] = _setting(
        "WEIQUANBAO_SMS_BODY",
        parsing.json_body,
        '{"phone": "{phone}", "text": "{text}", "key": "{key}"}',
        "The JSON object sent to the gateway; `{phone}`, `{text}` and `{key}` are filled in. "
        "The key is the same when a message is tried again.",
    )
    sms_method: str = _setting(
        "WEIQUANBAO_SMS_METHOD", parsing.one_of("POST", "PUT"), "POST", "The HTTP method of the SMS gateway."
    )
    sms_format: str = _setting(
        "WEIQUANBAO_SMS_FORMAT",
        parsing.one_of("json", "form"),
        "json",
        "How the body is sent: `json`, or `form` for an HTML form.",
    )
    sms_phone: str = _setting(
        "WEIQUANBAO_SMS_PHONE",
        parsing.one_of("national", "e164"),
        "national",
        "How the gateway wants numbers: `national` (13800000000) or `e164` (+8613800000000).",
    )
    sms_signature: str = _setting(
        "WEIQUANBAO_SMS_SIGNATURE", parsing.text, "", "Put before every text message, e.g. 【示例县总工会】."
    )
    sms_success_path: str = _setting(
        "WEIQUANBAO_SMS_SUCCESS_PATH",
        parsing.text,
        "",
        "Where the JSON answer says whether the message was taken, e.g. `result.code`. Unset: the status says.",
    )
    sms_success_value: str = _setting(
        "WEIQUANBAO_SMS_SUCCESS_VALUE", parsing.text, "", "What stands there when it was taken, e.g. `OK`."
    )
    sms_id_path: str = _setting(
        "WEIQUANBAO_SMS_ID_PATH",
        parsing.text,
        "",
        "Where in the JSON answer the provider's own id of the message is.",
    )
    sms_timeout: int = _setting(
        "WEIQUANBAO_SMS_TIMEOUT", parsing.whole(1, 120), "10", "Seconds to wait for the gateway's answer."
    )
    email_url: str = _setting(
        "WEIQUANBAO_EMAIL_URL",
        parsing.email_url,
        "",
        "Mail server, `smtp://user:password@host:25`, `smtps://…:465` or `smtp+tls://…:587`. Unset: no e-mail.",
        secret=True,
    )
    email_from: str = _setting(
        "WEIQUANBAO_EMAIL_FROM", parsing.text, "weiquanbao@localhost", "Sender of e-mail."
    )
    metrics_token: str = _setting(
        "WEIQUANBAO_METRICS_TOKEN",
        parsing.long_text(16),
        "",
        "Bearer token for `/metrics`. Unset: it answers only to the machine itself, not through a proxy.",
        secret=True,
    )
    log_level: str = _setting(
        "WEIQUANBAO_LOG_LEVEL",
        parsing.one_of("debug", "info", "warning", "error"),
        "info",
        "How much the processes write to standard error.",
    )


def declared() -> tuple[Setting, ...]:
    """The table, in the order it is documented."""
    return tuple(_line(each) for each in fields(Environment))


def read(environ: Mapping[str, str]) -> Environment:
    """Read and judge the whole environment at once; raise Misconfigured naming every fault."""
    values: dict[str, Any] = {}
    faults: list[str] = []
    for each in fields(Environment):
        line = _line(each)
        try:
            values[each.name] = line.parse(environ.get(line.name, "").strip() or line.default)
        except ValueError as reason:
            faults.append(f"设置 {line.name} 写得不对：{reason}。")
    if faults:
        raise Misconfigured(faults)
    values["mode"] = values["mode"] or ("production" if values["database_url"] else "demo")
    if values["mode"] == "production":
        faults = _production_faults(values)
    else:
        values |= {name: value for name, value in _generated(values["home"]).items() if not values[name]}
    if faults:
        raise Misconfigured(faults)
    return Environment(**values)


@functools.cache
def current() -> Environment:
    """What this process was told, read once."""
    return read(os.environ)


def _line(each: Field[Any]) -> Setting:
    assert each.default is MISSING  # noqa: S101 - every field is declared through `_setting`
    return cast(Setting, each.metadata["setting"])


def _production_faults(values: Mapping[str, Any]) -> list[str]:
    """A real installation brings its own secrets and database, and never shows debug pages."""
    faults = [
        f"正式运行时必须有设置 {line.name}。"
        for each in fields(Environment)
        if (line := _line(each)).production and not values[each.name]
    ]
    if values["debug"]:
        faults.append("正式运行时不能打开调试，请去掉设置 WEIQUANBAO_DEBUG。")
    return faults


def _generated(home: Path) -> dict[str, Any]:
    """Demo and test make their secrets once and keep them beside their data."""
    by_name = own_secrets.kept(home)
    return {
        each.name: _line(each).parse(by_name[_line(each).name])
        for each in fields(Environment)
        if _line(each).name in by_name
    }
