"""Text messages over HTTP: a real provider on the loopback says what it was asked, and answers as told."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import pytest

from weiquanbao.common.identifiers import sample_phone
from weiquanbao.notices.gateways.contract import GatewaySettingsError, Message
from weiquanbao.notices.gateways.http import HttpGateway

PHONE = sample_phone(1)
MESSAGE = Message(key="5f0c", address=PHONE, subject="", text='他说"{key}"，\n编号 7')
BODY = {"phone": "{phone}", "text": "{text}", "key": "{key}"}


class Provider(ThreadingHTTPServer):
    """Answers with `status` and `answer`, after `silence` has been broken if there is one."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.status, self.answer, self.headers = 200, b"{}", {}
        self.silence: threading.Event | None = None
        self.asked: list[tuple[str, str, dict[str, str], bytes]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/sms"


class _Handler(BaseHTTPRequestHandler):
    server: Provider

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.asked.append((self.command, self.path, dict(self.headers), body))
        if self.server.silence:
            self.server.silence.wait(10)
        self.send_response(self.server.status)
        for name, value in self.server.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(self.server.answer)))
        self.end_headers()
        self.wfile.write(self.server.answer)

    do_PUT = do_GET = do_POST  # noqa: N815 - the names http.server calls

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def provider() -> Iterator[Provider]:
    it = Provider()
    thread = threading.Thread(target=it.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield it
    if it.silence:
        it.silence.set()
    it.shutdown()
    thread.join()
    it.server_close()


def gateway(provider: Provider, **more: object) -> HttpGateway:
    return HttpGateway.from_settings({"url": provider.url, "body": BODY} | more)


def test_the_body_carries_number_text_and_key_and_no_text_can_change_its_shape(provider: Provider) -> None:
    receipt = gateway(provider).send(MESSAGE)
    assert receipt.accepted
    ((method, path, headers, body),) = provider.asked
    assert (method, path) == ("POST", "/sms")
    assert headers["Content-Type"].startswith("application/json")
    assert json.loads(body) == {"phone": PHONE.removeprefix("+86"), "text": MESSAGE.text, "key": "5f0c"}


def test_number_signature_headers_method_and_form_can_be_chosen(provider: Provider) -> None:
    chosen = gateway(
        provider,
        method="PUT",
        format="form",
        phone="e164",
        signature="【示例总工会】",
        headers={"Authorization": "Bearer secret", "Idempotency-Key": "{key}"},
    )
    assert chosen.send(MESSAGE).accepted
    ((method, _path, headers, body),) = provider.asked
    assert method == "PUT"
    assert headers["Authorization"] == "Bearer secret"
    assert headers["Idempotency-Key"] == "5f0c"
    said = parse_qs(body.decode())
    assert said["phone"] == [PHONE]
    assert said["text"] == [f"【示例总工会】{MESSAGE.text}"]


def test_a_nested_body_is_filled_in_at_every_depth(provider: Provider) -> None:
    body = {"to": ["{phone}"], "content": {"params": {"text": "{text}"}, "type": 1}}
    HttpGateway.from_settings({"url": provider.url, "body": body}).send(MESSAGE)
    said = json.loads(provider.asked[0][3])
    assert said == {
        "to": [PHONE.removeprefix("+86")],
        "content": {"params": {"text": MESSAGE.text}, "type": 1},
    }


@pytest.mark.parametrize(
    ("answer", "accepted", "gateway_id", "fault"),
    [
        (b'{"code": "0", "data": [{"id": 77}]}', True, "77", ""),
        (b'{"code": 0, "data": []}', True, "", ""),
        (b'{"code": "isv.LIMIT"}', False, "", "answer isv.LIMIT"),
        (b'{"message": "no"}', False, "", "refused"),
        (b"<html>", False, "", "answer is not JSON"),
        (json.dumps({"code": f"cannot reach {PHONE} at present, sorry"}).encode(), False, "", "refused"),
    ],
)
def test_the_answer_decides(
    provider: Provider, answer: bytes, accepted: bool, gateway_id: str, fault: str
) -> None:
    provider.answer = answer
    chosen = gateway(provider, success_path="code", success_value="0", id_path="data.0.id")
    receipt = chosen.send(MESSAGE)
    assert (receipt.accepted, receipt.gateway_id, receipt.fault) == (accepted, gateway_id, fault)


@pytest.mark.parametrize("status", [301, 302, 307, 308, 400, 401, 429, 500, 503])
def test_any_other_status_is_a_refusal_and_no_redirect_is_followed(provider: Provider, status: int) -> None:
    provider.status, provider.headers = status, {"Location": "/elsewhere"}
    receipt = gateway(provider).send(MESSAGE)
    assert (receipt.accepted, receipt.fault) == (False, f"HTTP {status}")
    assert len(provider.asked) == 1


def test_silence_is_a_refusal(provider: Provider) -> None:
    provider.silence = threading.Event()
    assert gateway(provider, timeout=0.05).send(MESSAGE).fault == "timeout"


def test_nobody_listening_is_a_refusal(provider: Provider) -> None:
    closed = Provider()
    closed.server_close()
    receipt = HttpGateway.from_settings({"url": closed.url, "body": BODY}).send(MESSAGE)
    assert (receipt.accepted, receipt.fault) == (False, "ConnectionRefusedError")


def test_a_plain_server_behind_https_is_a_refusal(provider: Provider) -> None:
    url = provider.url.replace("http:", "https:")
    receipt = HttpGateway.from_settings({"url": url, "body": BODY}).send(MESSAGE)
    assert (receipt.accepted, receipt.fault) == (False, "SSLError")


@pytest.mark.parametrize(
    ("chosen", "why"),
    [
        ({"url": ""}, "WEIQUANBAO_SMS_URL is missing"),
        ({"url": "ftp://example.org"}, "WEIQUANBAO_SMS_URL must begin"),
        ({"body": {}}, "WEIQUANBAO_SMS_BODY is missing"),
        ({"body": {"text": "{text}"}}, "no place for {phone}"),
        ({"body": {"phone": "{phone}"}}, "no place for {text}"),
        ({"method": "GET"}, "WEIQUANBAO_SMS_METHOD is 'GET'"),
        ({"format": "xml"}, "WEIQUANBAO_SMS_FORMAT is 'xml'"),
        ({"phone": "local"}, "WEIQUANBAO_SMS_PHONE is 'local'"),
        ({"timeout": 0}, "WEIQUANBAO_SMS_TIMEOUT"),
        ({"timeout": 300}, "WEIQUANBAO_SMS_TIMEOUT"),
        ({"success_path": "code"}, "WEIQUANBAO_SMS_SUCCESS_VALUE"),
        ({"colour": "red"}, "unknown entries: colour"),
    ],
)
def test_settings_that_contradict_themselves_are_named(chosen: dict[str, object], why: str) -> None:
    with pytest.raises(GatewaySettingsError, match=why):
        HttpGateway.from_settings({"url": "https://example.org", "body": BODY} | chosen)
