"""Sentences of the books of a fund, as `saying` finds their values again to say them in English."""

from django.utils.translation import gettext_noop

OF_THE_BOOKS = (
    gettext_noop("%(day)s已经结账，不能再记。请记在%(open)s或以后；记错的，用冲回改。"),
    gettext_noop("基金能用的只有 %(have)s 元，这一笔要 %(wanted)s 元。先拨入，或者少付。"),
    gettext_noop("%(what)s只有 %(open)s 元，%(wanted)s 元太多了。请核对金额。"),
    gettext_noop("没有第 %(number)s 号分录。"),
    gettext_noop("第 %(number)s 号本身就是冲回，不能再冲。记错的，重新记一笔。"),
    gettext_noop("第 %(number)s 号已经由第 %(by)s 号冲回了。"),
    gettext_noop("这个文件已经导入过（“%(name)s”），没有再导入。"),
    gettext_noop("这个文件以前，账户里已有 %(sum)s 元。请补导前面的流水，或者把它记成拨入。"),
    gettext_noop(
        "和前面的流水接不上：前面最后一笔余额 %(before)s 元，这个文件开头是 %(opening)s 元。中间少导了流水，请补导。"
    ),
    gettext_noop("金额对不上：银行 %(bank)s 元，账上 %(books)s 元。"),
    gettext_noop("第 %(number)s 号没有动银行存款，不用对。"),
    gettext_noop("第 %(number)s 号冲回过，不用对。"),
    gettext_noop("第 %(number)s 号已经和另一笔流水对上了。"),
    gettext_noop("这一笔对得上两笔%(what)s：第 %(numbers)s 号。请看户名和流水号，自己选。"),
    gettext_noop("这一笔对得上 %(count)s 笔%(what)s：第 %(numbers)s 号。请看户名和流水号，自己选。"),
    gettext_noop("有几笔流水都对得上第 %(number)s 号。请看户名和流水号，自己选。"),
    gettext_noop("超过 %(limit)s 行。请按月导出，分几次导入。"),
    gettext_noop("第 %(row)s 行“%(title)s”：%(sentence)s。"),
    gettext_noop("看不懂日期“%(text)s”，要像 2026-03-02 这样写"),
    gettext_noop("看不懂金额“%(text)s”，要像 1200.50 这样写，最多到分"),
    gettext_noop("看不懂“%(text)s”，要写借或者贷"),
    gettext_noop("还有 %(more)s 处。"),
    gettext_noop(
        "第 %(row)s 行余额接不上：前一笔（第 %(before)s 行）余额 %(was)s 元，加减以后应是 %(due)s 元，"
        "文件里写的是 %(told)s 元。缺了行，或者有人改过数，请重新从网银导出。"
    ),
    gettext_noop("第 %(row)s 行的日期比前一笔（第 %(before)s 行）早。请重新从网银导出。"),
)
