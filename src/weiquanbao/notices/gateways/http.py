"""Text messages through any provider that takes one HTTP request a message, as the settings describe it.

Providers differ in names, not in kind: an address, some headers, a body with the number and the text in it,
and an answer that says whether it was taken. `docs/how-to/connect-an-sms-gateway.md` shows each setting.
"""

from __future__ import annotations

import http.client
import json
import re
import ssl
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import IO, Any, NoReturn
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urlsplit

from weiquanbao.notices.gateways.contract import GatewaySettingsError, Message, Receipt

#: An answer is a few words; more is not read.
MOST_ANSWER = 65_536
#: Shorter than the hold on a notice, so that whoever waits for an answer still has it.
MOST_TIMEOUT = 120
_METHODS = ("POST", "PUT")
_FORMATS = ("json", "form")
_PHONES = ("national", "e164")
#: What may stand in braces in a header or in the body.
_PLACE = re.compile(r"\{(phone|text|key)\}")


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A redirect could carry a worker's number to a place nobody chose, so it counts as a refusal."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


@dataclass(frozen=True, slots=True)
class HttpGateway:
    """One provider, as the settings describe it."""

    url: str
    body: Mapping[str, Any]
    method: str = "POST"
    format: str = "json"
    headers: Mapping[str, str] = field(default_factory=dict)
    phone: str = "national"
    signature: str = ""
    success_path: str = ""
    success_value: str = ""
    id_path: str = ""
    timeout: float = 10.0

    @classmethod
    def from_settings(cls, chosen: Mapping[str, Any]) -> HttpGateway:
        """The gateway of the setting SMS_GATEWAY; GatewaySettingsError names the variable to correct."""
        unknown = sorted(chosen.keys() - {one.name for one in fields(cls)})
        if unknown:
            raise GatewaySettingsError(f"SMS_GATEWAY has unknown entries: {', '.join(unknown)}")
        for name in ("url", "body"):
            if not chosen.get(name):
                raise GatewaySettingsError(f"WEIQUANBAO_SMS_{name.upper()} is missing")
        return sound(cls(**chosen))

    def send(self, message: Message) -> Receipt:
        """Hand one message over. Whatever goes wrong is a refusal with its reason, to be tried again."""
        try:
            status, answer = self._exchange(self._request(message))
        except TimeoutError:
            return Receipt(accepted=False, fault="timeout")
        except URLError as error:
            fault = "timeout" if isinstance(error.reason, TimeoutError) else type(error.reason).__name__
            return Receipt(accepted=False, fault=fault)
        except (OSError, http.client.HTTPException) as error:
            return Receipt(accepted=False, fault=type(error).__name__)
        return self._judge(status, answer)

    def _request(self, message: Message) -> urllib.request.Request:
        national = message.address.removeprefix("+86")
        values = {
            "phone": national if self.phone == "national" else message.address,
            "text": f"{self.signature}{message.text}",
            "key": message.key,
        }
        content, kind = self._encode(_filled(dict(self.body), values))
        headers = {"Content-Type": kind, "User-Agent": "weiquanbao"}
        headers |= {name: _filled(value, values) for name, value in self.headers.items()}
        # `sound` has made sure of http or https.
        return urllib.request.Request(self.url, data=content, headers=headers, method=self.method)  # noqa: S310

    def _encode(self, body: Any) -> tuple[bytes, str]:
        if self.format == "form":
            return urlencode(body).encode(), "application/x-www-form-urlencoded; charset=utf-8"
        return json.dumps(body, ensure_ascii=False).encode(), "application/json; charset=utf-8"

    def _exchange(self, request: urllib.request.Request) -> tuple[int, bytes]:
        secure = urllib.request.HTTPSHandler(context=ssl.create_default_context())
        opener = urllib.request.build_opener(secure, _NoRedirect)
        try:
            with opener.open(request, timeout=self.timeout) as answer:
                return answer.status, _read(answer)
        except HTTPError as refusal:
            with refusal:
                return refusal.code, b""

    def _judge(self, status: int, answer: bytes) -> Receipt:
        if not 200 <= status < 300:
            return Receipt(accepted=False, fault=f"HTTP {status}")
        if not (self.success_path or self.id_path):
            return Receipt(accepted=True)
        try:
            said = json.loads(answer)
        except ValueError:
            return Receipt(accepted=False, fault="answer is not JSON")
        if self.success_path and _at(said, self.success_path) != self.success_value:
            # Only a short code is repeated: a longer answer may quote the number or the text.
            code = _at(said, self.success_path)
            return Receipt(accepted=False, fault=f"answer {code}" if len(code) <= 40 and code else "refused")
        return Receipt(accepted=True, gateway_id=_at(said, self.id_path)[:100] if self.id_path else "")


def sound(gateway: HttpGateway) -> HttpGateway:
    """The gateway itself, once its settings make sense together."""
    if urlsplit(gateway.url).scheme not in {"https", "http"}:
        _refuse("URL", "must begin with https:// or, on a closed network, http://")
    for name, value, allowed in (
        ("METHOD", gateway.method, _METHODS),
        ("FORMAT", gateway.format, _FORMATS),
        ("PHONE", gateway.phone, _PHONES),
    ):
        if value not in allowed:
            _refuse(name, f"is {value!r}; it may be {' or '.join(allowed)}")
    if not 0 < gateway.timeout <= MOST_TIMEOUT:
        _refuse("TIMEOUT", f"must be more than 0 and at most {MOST_TIMEOUT} seconds")
    if bool(gateway.success_path) != bool(gateway.success_value):
        _refuse("SUCCESS_PATH", "and WEIQUANBAO_SMS_SUCCESS_VALUE belong together")
    written = json.dumps(gateway.body)
    for place in ("phone", "text"):
        if f"{{{place}}}" not in written:
            _refuse("BODY", f"has no place for {{{place}}}")
    return gateway


def _refuse(name: str, why: str) -> NoReturn:
    raise GatewaySettingsError(f"WEIQUANBAO_SMS_{name} {why}")


def _filled(template: Any, values: Mapping[str, str]) -> Any:
    """The template with its places filled in value by value, so that no text can change the body's shape."""
    if isinstance(template, str):
        return _PLACE.sub(lambda found: values[found[1]], template)
    if isinstance(template, Mapping):
        return {name: _filled(value, values) for name, value in template.items()}
    if isinstance(template, list):
        return [_filled(value, values) for value in template]
    return template


def _read(answer: IO[bytes]) -> bytes:
    return answer.read(MOST_ANSWER)


def _at(said: Any, path: str) -> str:
    """The value at a dotted path, "" when there is none; numbers in the path count list entries."""
    for step in path.split("."):
        if isinstance(said, list) and step.isdigit() and int(step) < len(said):
            said = said[int(step)]
        elif isinstance(said, dict) and step in said:
            said = said[step]
        else:
            return ""
    return said if isinstance(said, str) else json.dumps(said)
