"""The codes papers are described with, and their Chinese words."""

from __future__ import annotations

AUDIENCES = {"claimant": "给职工", "respondent": "给单位", "both": "给双方", "file": "存卷"}
STATES = {"draft": "草稿", "signing": "待签", "final": "正式", "void": "作废"}
#: How somebody signed.
WAYS = {"phone": "手机验证码", "authenticator": "验证器", "paper": "在纸上"}
#: What one agrees to by signing with a code (电子签名法 13, 14; 内部规则 签署 4).
SENTENCE = (
    "我看过这份文书的全文，同意按它办；也同意用验证码的方式签字，知道这样签和亲笔签字一样算数"
    "（《中华人民共和国电子签名法》第十三条、第十四条）。"
)
#: The same of papers that bind nobody to do anything: what one says of minutes, and of an authority one gives.
SENTENCES = {
    "minutes.minutes": (
        "我看过这份笔录的全文，记得对；也同意用验证码的方式签字，知道这样签和亲笔签字一样算数"
        "（《中华人民共和国电子签名法》第十三条、第十四条）。"
    ),
    "representation.authority": (
        "我看过这份委托书的全文，委托上面写的这个人，他能替我定的只有写明的这些；也同意用验证码的方式签字，"
        "知道这样签和亲笔签字一样算数（《中华人民共和国电子签名法》第十三条、第十四条）。"
    ),
}
ON_PAPER = "在纸上签了，扫描件和原文逐行核对过，签名处以外没有不一样。"
#: What lies across a page that is not final.
WATERMARK = "草稿"
VOID = "作废"
#: What the certificate of a demonstration says of itself in its own name, so that nobody takes it for a real one.
DEMONSTRATION = "演示"


def sentence_of(code: str) -> str:
    """What one says by signing a paper of this code."""
    return SENTENCES.get(code, SENTENCE)
