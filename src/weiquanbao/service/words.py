"""The ways in which a paper is served, and under which purpose consent to the phone is kept."""

from __future__ import annotations

ELECTRONIC = "electronic"
WAYS = {
    ELECTRONIC: "手机送达",
    "hand": "当面送达",
    "left": "留置送达",
    "put_up": "张贴送达",
    "post": "邮寄送达",
}
#: The purpose of the consent that service on the phone rests on (民事诉讼法 90).
PURPOSE = "electronic_service"
PROCEDURE = "service"
