"""The English catalogue is complete, or `check` says what is missing."""

import gettext
import io
from collections import Counter
from pathlib import Path

import pytest

from weiquanbao.commands.catalogue import PO, extract, po, state
from weiquanbao.commands.catalogue.extract import Message

TEMPLATE = """{% load i18n %}
<h1>{% translate "你好" %}</h1>{# 注释不算 #}<p>不译</p>
{% blocktranslate with name=who %}找 {{ name }}{% endblocktranslate %}
{% blocktranslate count n=rows|length %}{{ n }} 件{% plural %}{{ n }} 件们{% endblocktranslate %}
{% include "x.html" with text=_("再见") %}
"""
PYTHON = '''"""说明不算。"""
LABEL = "工资没给"
"""属性的说明也不算。"""
CITED = "调解仲裁法 27第1款"
READS = re.compile("(?P<n>[0-9]+)天")
class Row:
    kept = Field(help_text="给维护的人看")
    class Meta:
        verbose_name = "一行"
def f(n, x):
    """不算。"""
    rule(basis="工会法", label="看得到")
    return ngettext("%(n)d 天", "%(n)d 天", n), f"第 {x} 步", _("下一步"), "ascii"
'''


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small source tree with its catalogue."""
    (tmp_path / "web/templates").mkdir(parents=True)
    (tmp_path / "web/templates/page.html").write_text(TEMPLATE)
    (tmp_path / "law").mkdir()
    (tmp_path / "law/rules.py").write_text(PYTHON)
    (tmp_path / "procedures").mkdir()
    (tmp_path / "procedures/matrix.py").write_text('HEADING = "只在印出来的参考里"\n')
    (tmp_path / "commands").mkdir()
    (tmp_path / "commands/tool.py").write_text('SAID = "只在命令行"\n')
    monkeypatch.setattr(state, "ROOT", tmp_path)
    monkeypatch.setattr(state, "PO", tmp_path / "locale/django.po")
    monkeypatch.setattr(state, "MO", tmp_path / "locale/django.mo")
    return tmp_path


def test_every_text_a_user_may_see_is_found(house: Path) -> None:
    assert extract.found(house) == {
        Message("%(n)d 天", "%(n)d 天"): ("law/rules.py",),
        Message("%(n)s 件", "%(n)s 件们"): ("web/templates/page.html",),
        Message("下一步"): ("law/rules.py",),
        Message("你好"): ("web/templates/page.html",),
        Message("再见"): ("web/templates/page.html",),
        Message("工资没给"): ("law/rules.py",),
        Message("找 %(name)s"): ("web/templates/page.html",),
        Message("看得到"): ("law/rules.py",),
    }


def test_a_new_text_is_missing_until_it_has_its_english(house: Path) -> None:
    assert state.renew() == 8
    missing = list(state.faults())
    assert len(missing) == 8
    assert "law/rules.py: no English for '工资没给'" in missing
    _fill(house)
    assert state.renew() == 0
    assert list(state.faults()) == []


def test_left_over_and_misfitting_texts_are_named(house: Path) -> None:
    state.renew()
    _fill(house)
    state.renew()
    page = house / "web/templates/page.html"
    page.write_text(TEMPLATE.replace("你好", "您好"))
    catalogue = (house / "locale/django.po").read_text().replace("English %(name)s", "English %(nam)s")
    (house / "locale/django.po").write_text(catalogue)
    faults = "\n".join(state.faults())
    assert "no English for '您好'" in faults
    assert "'你好' is said nowhere any more" in faults
    assert "does not fill in the same values" in faults
    assert "django.mo is not made from django.po" in faults


def test_the_english_that_is_shipped_fills_in_the_same_values() -> None:
    """A page that cannot fill in a value breaks for every reader of English."""
    shipped = po.read(PO.read_text("utf-8"))
    assert len(shipped) > 1000
    for message, translated in shipped.items():
        wanted = Counter(state.PLACEHOLDER.findall(message.text))
        for text in filter(None, translated):
            assert Counter(state.PLACEHOLDER.findall(text)) == wanted, text


def test_the_english_that_is_shipped_is_english() -> None:
    """Only examples of what is typed in Chinese stay Chinese: holiday notices, copied as printed."""
    stays = {
        message.text
        for message, translated in po.read(PO.read_text("utf-8")).items()
        if any(extract.CHINESE.search(text) for text in translated)
    }
    assert stays == {
        "还没写出处，例如“国务院办公厅关于2027年部分节假日安排的通知”",
        "没看懂“%(line)s”。一行写一段，比如 2月5日至2月12日。",
        "照着通知，一行一段：1月1日至1月3日。周末夹在里面也写上。",
    }


def test_python_s_own_gettext_reads_what_we_compile() -> None:
    translations = {
        Message('引"号\n换行'): ('quo"te\nline',),
        Message("%(n)d 天", "%(n)d 天"): ("%(n)d day", "%(n)d days"),
        Message("还没有"): ("",),
    }
    assert po.read(po.write(translations, {})) == translations
    catalogue = gettext.GNUTranslations(io.BytesIO(po.compiled(translations)))
    assert catalogue.gettext('引"号\n换行') == 'quo"te\nline'
    assert catalogue.ngettext("%(n)d 天", "%(n)d 天", 1) == "%(n)d day"
    assert catalogue.ngettext("%(n)d 天", "%(n)d 天", 5) == "%(n)d days"
    assert catalogue.gettext("还没有") == "还没有"


def _fill(house: Path) -> None:
    path = house / "locale/django.po"
    known = po.read(path.read_text())
    english = {
        message: tuple(" ".join(["English", *state.PLACEHOLDER.findall(message.text)]) for _ in translated)
        for message, translated in known.items()
    }
    path.write_text(po.write(english, {}))
