"""Says in the reader's language what the floors below say in Chinese: labels, rows of them, sentences filled in."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import cache

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from weiquanbao.law.claims.working import Sentence, shown
from weiquanbao.web.design.days import in_english, plain_date
from weiquanbao.web.design.moulds import OF_THE_BOOKS

COMMA = "、"
SLOT = re.compile(r"%\((\w+)\)s")
# What the floors below fill in themselves; a test holds each to the sentence it is made from.
MOULDS = (
    *OF_THE_BOOKS,
    gettext_noop("最多写 %(limit)s 个字，现在是 %(count)s 个。"),
    gettext_noop("没看懂“%(shown)s”。写个数字就行，比如 2000。说不准，写大概的数。"),
    gettext_noop("最多写 %(limit)s，看看是不是写多了。"),
    gettext_noop("日期不能早于上一步（%(last)s）"),
    gettext_noop("日期不能早于 %(year)s 年"),
    gettext_noop("刚才有人办了：%(since)s。看一下最新情况再办"),
    gettext_noop("这个文件 %(size)s MB，太大了。一个最多 %(limit)s MB。拍成照片再传。"),
    gettext_noop("这段录音 %(size)s MB，太长了。一段最多 %(limit)s MB。分成几段再说。"),
    gettext_noop("收不了视频。能收的有：%(allowed)s。把要紧的画面截图再传。"),
    gettext_noop("收不了%(label)s。能收的有：%(allowed)s。拍成照片再传。"),
    gettext_noop("这张图太大，超过 %(limit)s 万像素。打开它截个图，把截图传上来。"),
    gettext_noop("这个 PDF 有 %(count)s 页，一份最多 %(limit)s 页。分成几份再传。"),
    gettext_noop("已经有 %(held)s MB，再加这个 %(size)s MB 就超过 %(limit)s MB 了。先删掉几个再传。"),
    gettext_noop("最多 %(limit)s 个文件，已经满了。先删掉几个再传。"),
    gettext_noop("要在%(where)s时才能办，现在是“%(state)s”"),
    gettext_noop("这一步由%(who)s办"),
    gettext_noop("还没写“%(label)s”"),
    gettext_noop("“%(label)s”要写成一段话"),
    gettext_noop("年份要在 %(first)s 到 %(last)s 之间"),
    gettext_noop("“%(label)s”要从列出的里面选"),
    gettext_noop("“%(label)s”选“是”或“否”"),
    gettext_noop("“%(label)s”要先选照片或文件"),
    gettext_noop("刚发过一次，等 %(seconds)s 秒再发。收不到就看看号写对没有。"),
    gettext_noop("验证码不对，看看短信再写一遍。还能试 %(left)s 次。"),
    gettext_noop("密码至少 %(count)s 个字符。把几个词连起来就够长，也好记。"),
    gettext_noop("密码最多 %(count)s 个字符。"),
    gettext_noop("%(one)s和%(other)s不能是同一个人。"),
    gettext_noop("不能给自己%(what)s，请另一个人来办。"),
    gettext_noop("这一件并到 %(number)s 了，到那一件里办"),
    gettext_noop("这一件并到 %(number)s 了，到那一件里说"),
    gettext_noop("%(name)s（请求 %(sum)s 元）"),
    gettext_noop("%(name)s（没写欠多少）"),
    gettext_noop("%(name)s（还没付 %(sum)s 元）"),
    gettext_noop("没付也没报过的还有 %(sum)s 元，报的多了；多付的不在这个协议里"),
    gettext_noop("单位报的是 %(sum)s 元，少了才在这里写；一分没收到，按“没收到”"),
    gettext_noop("单位报的是 %(sum)s 元；多收到的，等这一笔记好以后再记"),
    gettext_noop("说好的还剩 %(sum)s 元，多出来的不在这个协议里"),
    gettext_noop("每个人的加起来是 %(sum)s 元，和这里写的不一样"),
    gettext_noop("有 %(count)s 个人还没写欠多少，分不出每个人的那一份，先请他们补上，或者一个一个写"),
    gettext_noop("还在问职工同不同意：还有 %(count)s 人没答复，等答完或者到期"),
    gettext_noop("分 %(count)s 期，每月一期"),
    gettext_noop("从第二天起算 %(length)s"),
    gettext_noop("%(lead)s你还在这里干，要工资不受一年的限制，离开以后一年内要去申请仲裁。"),
    gettext_noop("%(lead)s不知道从哪天算起，一年的期限可能快到了，先别放弃，今天就问工会。"),
    gettext_noop("%(lead)s一年的期限可能已经过了，但先别放弃，问工会。"),
    gettext_noop("%(lead)s有的日子说不准，按最早的算，最晚%(day)s要去申请仲裁。"),
    gettext_noop("%(lead)s要申请仲裁，最晚%(day)s要去。"),
    gettext_noop("不知道哪天离开，按工资断的那天（%(day)s）离开算"),
    gettext_noop("不知道哪天离开，按最早的算：开始干活那天（%(day)s）"),
    gettext_noop("不知道是哪天的事，按最早的算：开始干活那天（%(day)s）"),
    gettext_noop("第 %(number)s 号冲回过了，或者本身就是冲回。"),
    gettext_noop("%(day)s的那个月和以前的都结过账了。"),
    gettext_noop("%(name)s的工资请求还没写欠多少，先核清、更正请求，再申请"),
    gettext_noop("%(name)s的这份工资已经在%(number)s里办让渡，不能再转让一次"),
    gettext_noop("%(name)s这几个月的工资已经在%(number)s里让渡，不能再转让一次"),
    gettext_noop("户名要是%(name)s本人的，别人的账户不能付"),
    gettext_noop("“%(label)s”不符合，不能垫；办“不予让渡”，写明理由"),
    gettext_noop("“%(label)s”没有对得上的证据，先请职工补材料"),
    gettext_noop("单位欠%(name)s %(sum)s，垫的不能比欠的多"),
    gettext_noop("%(name)s最多垫欠款的百分之%(share)s，就是 %(sum)s"),
    gettext_noop("%(name)s：每人最多垫 %(sum)s，这里合计 %(total)s"),
    gettext_noop("每件最多垫 %(sum)s，这里合计 %(total)s"),
    gettext_noop("还没有录%(which)s。请县总工会干部先在“期限参数”里录，写明从哪天起、出处"),
    gettext_noop("%(who)s还没写收款账户，写好再付"),
    gettext_noop("%(name)s的收款账户户名不是本人，改好再付"),
    gettext_noop("选一个职工，现在可以选的是%(who)s"),
    gettext_noop("“%(road)s”要有单位认账的证据：欠条、调解协议。没有的，先催告、调解，或者请职工出面"),
    gettext_noop("%(road)s先问清楚、告诉领导，再选“是”"),
    gettext_noop("%(title)s：%(words)s依据%(articles)s。"),
    gettext_noop("单位还欠的一共 %(sum)s，多出来的退给单位，不记在这里"),
    gettext_noop("每个人的加起来是 %(sum)s，和上面写的不一样"),
)


def said(text: str) -> str:
    """A text of the floors below, in English if the page is; what is not theirs, such as a name, stays as it is."""
    if not in_english() or not text:
        return text
    whole = _(text)
    return whole if whole != text else _day(text) or _length(text) or _filled(text) or _row(text)


def said_sentence(sentence: Sentence) -> str:
    """A sentence of the law with its blanks filled in: figures as they are written, words in the reader's language."""
    values = {name: said(shown(value)) for name, value in sentence.values.items()}
    return _(sentence.says).format(**values)


def voice() -> Callable[[str], str]:
    """`said` for many texts of one page: in Chinese they are said as they are."""
    return said if in_english() else str


def said_all(texts: Iterable[str]) -> str:
    """Sentences one after the other."""
    return _("；").join(said(text) for text in texts)


def _row(text: str) -> str:
    parts = text.split(COMMA)
    return text if len(parts) == 1 else _("、").join(said(part.strip("“”")) for part in parts)


def _day(text: str) -> str:
    found = DAY.fullmatch(text)
    return plain_date(date(*map(int, found.groups()))) if found else ""


def _length(text: str) -> str:
    found = LENGTH.fullmatch(text)
    return UNITS[found[2]](int(found[1])) if found else ""


def _filled(text: str) -> str:
    for mould, pattern in _patterns(MOULDS):
        if found := pattern.fullmatch(text):
            return _(mould) % {name: said(value.strip("“”")) for name, value in found.groupdict().items()}
    return ""


@cache
def _patterns(moulds: Iterable[str]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each mould with what finds its values again."""
    return tuple((mould, re.compile(_pattern(mould), re.DOTALL)) for mould in moulds)


def _pattern(mould: str) -> str:
    pieces = SLOT.split(mould)
    return "".join(f"(?P<{piece}>.+?)" if at % 2 else re.escape(piece) for at, piece in enumerate(pieces))


def _working_days(count: int) -> str:
    return ngettext("%(count)d 个工作日", "%(count)d 个工作日", count) % {"count": count}


def _days(count: int) -> str:
    return ngettext("%(count)d 天", "%(count)d 天", count) % {"count": count}


def _months(count: int) -> str:
    return ngettext("%(count)d 个月", "%(count)d 个月", count) % {"count": count}


def _years(count: int) -> str:
    return ngettext("%(count)d 年", "%(count)d 年", count) % {"count": count}


UNITS: dict[str, Callable[[int], str]] = {
    "个工作日": _working_days, "天": _days, "个月": _months, "年": _years,
}  # fmt: skip
DAY = re.compile(r"(?P<year>\d{4})年(?P<month>\d{1,2})月(?P<day>\d{1,2})日")
LENGTH = re.compile(rf"(\d+) ?({'|'.join(UNITS)})")
