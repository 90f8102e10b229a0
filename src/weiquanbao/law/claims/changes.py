"""Two results of one claim side by side: which figures differ, and everything that can be the reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from weiquanbao.law.claims.asking import questions, written
from weiquanbao.law.claims.flags import FLAGS
from weiquanbao.law.claims.kept import Kept
from weiquanbao.law.claims.register import CLAIMS
from weiquanbao.law.claims.working import Figure, Sentence, Used


@dataclass(frozen=True, slots=True)
class Differs:
    """One figure that came out otherwise; None where there was none, or is none any more."""

    name: str
    label: str
    before: Figure
    after: Figure


@dataclass(frozen=True, slots=True)
class Changes:
    """What came out otherwise, and why: facts, day and place, figures of the law, articles, rules."""

    figures: tuple[Differs, ...]
    why: tuple[Sentence, ...]

    def __bool__(self) -> bool:
        """Whether anything a reader is told differs."""
        return bool(self.figures)


def changes(before: Kept, after: Kept) -> Changes:
    """What differs from `before` to `after`, both of the same claim."""
    figures = tuple(_figures(before, after))
    why = tuple(_why(before, after))
    if figures and not why:
        why = (Sentence("事实和法律的数都没变，算法改过", {}),)
    return Changes(figures, why)


def _figures(before: Kept, after: Kept) -> Iterator[Differs]:
    labels = CLAIMS[before.claim].gives
    for name in dict.fromkeys((*before.figures, *after.figures)):
        was, now = before.figures.get(name), after.figures.get(name)
        if was != now:
            yield Differs(name, labels.get(name, name), was, now)
    if before.stopped != after.stopped and not before.figures and not after.figures:
        yield Differs("stopped", "为什么没算出来", _text(before.stopped), _text(after.stopped))


def _text(sentence: Sentence | None) -> str:
    return str(sentence) if sentence else ""


def _why(before: Kept, after: Kept) -> Iterator[Sentence]:
    yield from _facts(before, after)
    if before.as_of != after.as_of:
        yield Sentence("问的日子从 {was} 改成了 {now}", {"was": before.as_of, "now": after.as_of})
    if before.region != after.region:
        yield Sentence(
            "问的地方从 {was} 改成了 {now}", {"was": before.region or "全国", "now": after.region or "全国"}
        )
    yield from _parameters(_by_code(before), _by_code(after))
    yield from _articles(before, after)
    for code in after.flags:
        if code not in before.flags:
            yield Sentence("多了一条提醒：{says}", {"says": FLAGS[code].says if code in FLAGS else code})
    if before.edition != after.edition:
        yield Sentence("规则和参数的版本从 {was} 换成了 {now}", {"was": before.edition, "now": after.edition})


def _facts(before: Kept, after: Kept) -> Iterator[Sentence]:
    for one in questions(CLAIMS[before.claim]):
        was, now = before.told.get(one.name), after.told.get(one.name)
        if was is None and now is None:
            continue
        said = {
            "label": one.label,
            "was": "没有写" if was is None else written(one, was),
            "now": "没有写" if now is None else written(one, now),
        }
        if said["was"] != said["now"]:
            yield Sentence("“{label}”原来是 {was}，现在是 {now}", said)


def _by_code(one: Kept) -> Mapping[str, Used]:
    return {used.code: used for used in one.used}


def _parameters(before: Mapping[str, Used], after: Mapping[str, Used]) -> Iterator[Sentence]:
    for code in dict.fromkeys((*before, *after)):
        was, now = before.get(code), after.get(code)
        if was is None and now is not None:
            says = "这次用了“{title}”：{now}（{source}），上次没有"
            yield Sentence(says, {"title": now.title, "now": now.value, "source": now.source})
        elif now is None and was is not None:
            yield Sentence("这次没有用“{title}”，上次用了 {was}", {"title": was.title, "was": was.value})
        elif was and now and (was.value, was.source) != (now.value, now.source):
            yield Sentence(
                "“{title}”原来是 {was}（{was_source}），现在是 {now}（{now_source}）",
                {
                    "title": now.title, "was": was.value, "was_source": was.source,
                    "now": now.value, "now_source": now.source,
                },
            )  # fmt: skip


def _articles(before: Kept, after: Kept) -> Iterator[Sentence]:
    was = {article for step in before.steps for article in step.basis}
    now = {article for step in after.steps for article in step.basis}
    if now - was:
        yield Sentence("多依据了：{articles}", {"articles": "、".join(sorted(now - was))})
    if was - now:
        yield Sentence("不再依据：{articles}", {"articles": "、".join(sorted(was - now))})
