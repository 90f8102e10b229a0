"""What is searched in the benchmark: matters of a county made up of our own words, with the answers to 100 questions.

Who is named where is drawn first and the sentences are put together around it, so what belongs to a question is known
without looking for it. No sentence comes from anywhere else.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎"
    "余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
)
GIVEN = (
    "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂红玲飞建国志华春梅海燕荣鹏宇浩然子涵梓轩雨欣佳怡晨曦"
    "思远嘉豪俊熙天佑博文立新玉珍淑琴凤云金宝德福永昌庆忠良仁义礼智信"
)
BRANDS = (
    "鸿远", "锦程", "百泰", "佳绣", "宏盛", "丰禾", "金叶", "和顺", "万隆", "恒裕",
    "瑞祥", "凯达", "天驰", "新航", "星源", "海纳", "博雅", "明珠", "长青", "华彩",
    "吉庆", "东升", "南洋", "西岭", "北辰", "中泽", "安邦", "康宁", "富民", "荣光",
)  # fmt: skip
TRADES = (
    "饰品", "袜业", "箱包", "玩具", "雨伞", "拉链", "毛巾", "文具", "五金", "针织",
    "印花", "塑料", "包装", "家纺", "鞋业", "灯具", "模具", "食品", "物流", "餐饮",
)  # fmt: skip
FORMS = (
    "厂", "有限公司", "加工场", "商行", "工作室",
)  # fmt: skip
TOPICS = {
    "wages": ("工资拖了{n}个月没发", "老板说等回款再结工资", "只发了生活费，工资没结清"),
    "injury": ("右手被冲床压伤", "摔下梯子以后一直在养伤", "医药费是自己垫的"),
    "dismissal": ("主管口头叫我明天不用来", "没说原因就把我辞了", "工牌当场收走"),
    "contract": ("进厂到现在没签合同", "让我签的是空白合同", "合同只有一份在厂里"),
    "overtime": ("每天干到晚上十点", "周末加班没有加班费", "赶货的时候连着上了{n}天"),
    "insurance": ("社保一直没交", "说交了社保其实查不到", "让我写了不交社保的条子"),
}
FILLERS = (
    "打电话过去没人接", "车间里还有几个工友可以作证", "考勤是在手机上打的卡", "宿舍就在厂子后面", "押金条还留着",
    "账本在会计那里", "微信里有转账记录", "去年年底说过一次要涨", "组长姓{s}", "我从老家过来第一年", "请工会帮我问一问",
    "已经约了周{w}当面谈", "对方答应先付一部分", "材料补齐以后再看", "双方各退一步", "把工资条拍了照片",
    "电话里态度还可以",
    "核对了出勤天数和计件数量", "第{n}次登门", "门卫不让进", "说是外包的人自己的事", "钱到账以后再签字",
)  # fmt: skip
LAST_DAY = date(2026, 11, 20)
#: Things of one matter, and how many sentences each has: two parties, the story, three entries, three notes, a paper.
STORY, ENTRIES, NOTES, PAPER = 10, 4, 3, 46
PER_MATTER = 10


@dataclass(frozen=True, slots=True)
class Made:
    """One thing as the index has it: `number` is its id, `names` are found by initials."""

    number: int
    matter: int
    kind: str
    on: date
    title: str
    text: str
    called: str


@dataclass(frozen=True, slots=True)
class Asked:
    """One question with the numbers of all things that belong to it."""

    kind: str
    words: str
    answers: frozenset[int]


@dataclass(slots=True)
class Corpus:
    """So many things, always the same ones for the same number; questions are there once the things were drawn."""

    size: int
    seed: int = 20_080_501
    _named: dict[tuple[str, str], set[int]] = field(default_factory=dict)
    _figures: dict[str, set[int]] = field(default_factory=dict)

    def things(self) -> Iterator[Made]:
        """In the order of their ids."""
        draw = random.Random(self.seed)  # noqa: S311 - the same every time is what is wanted
        # Names recur as they do in a county: the more matters, the more of them share one.
        people = [_person(draw) for _ in range(max(self.size // 40, 50))]
        firms = list(dict.fromkeys(_firm(draw) for _ in range(max(self.size // 200, 30))))
        for matter in range(1, self.size // PER_MATTER + 1):
            yield from self._matter(draw, matter, draw.choice(people), draw.choice(firms))

    def _matter(self, draw: random.Random, matter: int, person: str, firm: str) -> Iterator[Made]:
        first = (matter - 1) * PER_MATTER + 1
        on = LAST_DAY - timedelta(days=draw.randrange(1500))
        topic = draw.choice(list(TOPICS))
        amount = draw.randrange(800, 90_000)
        called = f"{person} · {firm} · B{matter}"
        story = f"{_sentences(draw, STORY, topic)}一共差 {amount:,} 元。诉〔{on.year}〕{matter:04d}号"
        group, house = draw.randrange(1, 30), draw.randrange(1, 999)
        bodies = [
            ("party", person, f"申请人 · {draw.choice(TRADES)}车间{group}组"),
            ("party", firm, f"被申请人 · {draw.choice(BRANDS)}路{house}幢"),
            ("matter", "", story),
            *(("record", "", f"{_sentences(draw, ENTRIES, topic)}") for _ in range(3)),
            *(("record", "", f"{_sentences(draw, NOTES, '')}") for _ in range(3)),
            ("record", "", f"{person}与{firm}：{_sentences(draw, PAPER, topic)}"),
        ]
        for place, (kind, title, text) in enumerate(bodies):
            number = first + place
            yield Made(number, matter, kind, on, title, text, called)
        everything = range(first, first + PER_MATTER)
        self._note("name", person, (first, first + 9))
        self._note("firm", firm, (first + 1, first + 9))
        self._note("amount", f"{amount}", (first + 2,))
        self._note("number", f"{matter:04d}号", (first + 2,))
        # Whoever asks for a sum gets every thing with this number: a house or a file can have it, too.
        for place, figure in ((0, group), (1, house), (2, on.year), (2, matter)):
            self._figures.setdefault(f"{figure}", set()).add(first + place)
        for number, (_kind, _title, text) in zip(everything, bodies, strict=True):
            for filler in FILLERS[:6]:
                if filler in text:
                    self._note("phrase", filler, (number,))
                    self._note("name and phrase", f"{person} {filler}", (number,))

    def _note(self, kind: str, words: str, numbers: tuple[int, ...]) -> None:
        self._named.setdefault((kind, words), set()).update(numbers)

    def questions(self, count: int = 100) -> tuple[Asked, ...]:
        """Of each kind as many as there are, in turn; drawn the same way every time."""
        draw = random.Random(self.seed + 1)  # noqa: S311
        kinds: dict[str, list[str]] = {}
        for kind, words in self._named:
            kinds.setdefault(kind, []).append(words)
        drawn = {kind: draw.sample(words, min(len(words), count)) for kind, words in sorted(kinds.items())}
        turns = [
            (kind, several[turn])
            for turn in range(count)
            for kind, several in drawn.items()
            if turn < len(several)
        ]
        return tuple(Asked(kind, words, self._answers(kind, words)) for kind, words in turns[:count])

    def _answers(self, kind: str, words: str) -> frozenset[int]:
        also = self._figures.get(words, set()) if kind == "amount" else set()
        return frozenset(self._named[kind, words] | also)


def _person(draw: random.Random) -> str:
    return draw.choice(SURNAMES) + "".join(draw.choice(GIVEN) for _ in range(draw.choice((1, 1, 2))))


def _firm(draw: random.Random) -> str:
    return f"示例{draw.choice(BRANDS)}{draw.choice(TRADES)}{draw.choice(FORMS)}"


def _sentences(draw: random.Random, count: int, topic: str) -> str:
    known = TOPICS.get(topic, ())
    told = [draw.choice(known) if known and n % 4 == 0 else draw.choice(FILLERS) for n in range(count)]
    filled = (
        one.format(n=draw.randrange(2, 9), s=draw.choice(SURNAMES), w=draw.choice("一二三四五"))
        for one in told
    )
    return "，".join(filled) + "。"
