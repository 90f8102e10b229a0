"""Statutes in the tables: loaded once, kept by version, and read beside a citation through the door."""

from __future__ import annotations

import re
from argparse import Namespace
from datetime import date
from pathlib import Path
from urllib.parse import unquote

import pytest
from complaints import filed
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from made_up_statutes import database, of_title, statute
from signed_in import any_browser_of, browser_of

from weiquanbao.commands import law_check, statutes_import
from weiquanbao.commands.command import Exit, Mistake
from weiquanbao.commands.main import main
from weiquanbao.reading import visible
from weiquanbao.statutes import markdown
from weiquanbao.statutes.actions import load
from weiquanbao.statutes.models import StatuteArticle, StatuteText

pytestmark = pytest.mark.django_db
LAW = "劳动争议调解仲裁法"
PAGE = "law/调解仲裁法/27/"


def imported(path: Path, *, replace: bool = False) -> int:
    return statutes_import.run(Namespace(path=path, replace=replace))


def keep(title: str, version: str, articles: int, **told: str) -> None:
    """Load a made-up text of a real title."""
    load(markdown.parse(of_title(title, articles), f"{title}({version}).md", told))


def test_a_text_is_loaded_once_and_gives_way_only_when_told(tmp_path: Path, capsys) -> None:
    file = tmp_path / "示例法(2018-05-04).md"
    file.write_text(statute(), "utf-8")
    assert imported(tmp_path) == Exit.OK
    assert "1 部，4 条：新装 1，没有变 0" in capsys.readouterr().out
    before = list(StatuteText.objects.values())
    assert imported(tmp_path) == Exit.OK
    assert "1 部，4 条：新装 0，没有变 1" in capsys.readouterr().out
    assert list(StatuteText.objects.values()) == before
    # The package prints neither number nor the same articles: another text of the same law and day.
    laws = database(tmp_path / "laws.db")
    assert imported(laws) == Exit.FOUND
    told = capsys.readouterr().out
    assert "已有的字句不同，没有动：中华人民共和国示例法 2018-05-04" in told
    assert "没有装：laws.db《乱示例法》：第 2 行" in told
    assert "跳过：laws.db《没有条文的决定》：没有条文" in told
    assert "2 部，5 条：新装 1，没有变 0，换掉 0，字句不同没有动 1；没有装 1" in told
    assert StatuteArticle.objects.filter(words__contains="甲").exists()
    assert imported(laws, replace=True) == Exit.FOUND
    assert "换掉 1" in capsys.readouterr().out
    assert not StatuteArticle.objects.filter(words__contains="甲").exists()
    # A file that is not in order takes nothing with it.
    (tmp_path / "坏(2018-05-04).md").write_text("没有标题", "utf-8")
    (tmp_path / "示例法(2020-01-01).md").write_text(statute(), "utf-8")
    assert imported(tmp_path) == Exit.FOUND
    assert "没有装：坏(2018-05-04).md：第 1 行" in capsys.readouterr().out
    assert StatuteText.objects.filter(plain="示例法").count() == 2
    with pytest.raises(Mistake, match="没有这个文件"):
        imported(tmp_path / "nowhere")


def test_the_version_in_force_on_the_day_is_read() -> None:
    keep(LAW, "2007-12-29", 54)
    keep(LAW, "2025-01-01", 30, doc_no="主席令第9号")

    def on(day: str, basis: str = "调解仲裁法 27"):
        return visible.articles(None, [basis], date.fromisoformat(day))[basis]

    # The register says that it took effect on 1 May 2008.
    assert (on("2008-04-30").loaded, on("2008-04-30").paragraphs) == (True, ())
    assert (on("2008-05-01").version, on("2008-05-01").since) == (date(2007, 12, 29), date(2008, 5, 1))
    assert on("2024-12-31").paragraphs == ("示例第 27 句。",)
    later = on("2025-01-01")
    assert (later.version, later.differs, later.number) == (date(2025, 1, 1), "other", "主席令第9号")
    assert (on("2025-01-01", "调解仲裁法 43").loaded, on("2025-01-01", "调解仲裁法 43").paragraphs) == (
        True,
        (),
    )
    keep("关于职工全年月平均工作时间和工资折算问题的通知", "2009-03-29", 2)
    assert on("2024-12-31", "工资折算通知 2").differs == "other"
    assert on("2026-01-01", "工资折算通知 2").differs == "older"
    many = [f"调解仲裁法 {number}" for number in range(1, 31)] + ["民法典 203", "内部规则 投诉办理 4"]
    with CaptureQueriesContext(connection) as asked:
        found = visible.articles(None, many, date(2026, 1, 1))
    assert len(asked) == 2
    assert sum(bool(one.paragraphs) for one in found.values()) == 31


def test_an_article_is_read_beside_its_citation(county) -> None:
    desk, public = browser_of(county.staff["intake_officer"]), Client()
    calm = desk.get(f"/desk/{PAGE}").content.decode()
    assert "全文还没有装进来" in calm
    keep(LAW, "2007-12-29", 54)
    for browser, address in ((desk, f"/desk/{PAGE}"), (public, f"/{PAGE}")):
        page = browser.get(address).content.decode()
        assert "《中华人民共和国劳动争议调解仲裁法》" in page
        assert "<h1>第二十七条</h1>" in page
        assert "示例第 27 句。" in page
        assert "示例第 27 句。" not in browser.get(f"{address}?on=2001-01-01").content.decode()
        assert browser.get(f"{address}?on=nonsense").status_code == 200
        for wrong in ("调解仲裁法/55/", "没有的法/1/", "<b>/1/"):
            assert browser.get(address.replace("调解仲裁法/27/", wrong)).status_code == 404
    assert "示例第" not in any_browser_of(county.staff["system_admin"]).get(f"/desk/{PAGE}").content.decode()
    house = public.get("/law/内部规则 投诉办理/1/").content.decode()
    assert "登记不等于受理" in house
    with CaptureQueriesContext(connection) as asked:
        public.get(f"/{PAGE}")
    assert sum("statutes_" in one["sql"] for one in asked) == len(asked) == 2


@pytest.mark.parametrize(
    ("came_from", "leads_to"),
    [
        ("http://testserver/estimate/result/", "/estimate/result/"),
        ("http://testserver/mine/?page=2", "/mine/?page=2"),
        ("http://testserver//elsewhere.example/", "/"),
        ("http://testserver/law/%E8%B0%83%E8%A7%A3%E4%BB%B2%E8%A3%81%E6%B3%95/27/", "/"),
        ("https://elsewhere.example/mine/", "/"),
        ("", "/"),
    ],
)
def test_the_arrow_leads_back_to_the_page_that_led_here(came_from: str, leads_to: str) -> None:
    page = Client(headers={"referer": came_from}).get(f"/{PAGE}").content.decode()
    assert re.search(r'<a class="round" href="([^"]+)"', page)[1] == leads_to


def test_the_desk_leads_from_a_citation_to_its_words(county) -> None:
    desk = browser_of(county.staff["intake_officer"])
    case = filed("2026-11-16")
    clocks = unquote(desk.get(f"/desk/cases/{case.case_id}/clocks/").content.decode())
    act = unquote(desk.get(f"/desk/cases/{case.case_id}/acts/accept/").content.decode())
    figures = unquote(desk.get("/desk/parameters/").content.decode())
    assert 'href="/desk/law/浙江省工会劳动法律监督条例/17/?on=2026-11-16"' in clocks
    assert 'href="/desk/law/民法典/201/?on=2026-11-16"' in clocks
    assert 'href="/desk/law/' in act
    assert '<a href="/desk/law/调解仲裁法/27/">《中华人民共和国劳动争议调解仲裁法》第二十七条</a>' in figures


def test_the_check_judges_by_what_was_loaded(capsys, monkeypatch) -> None:
    keep(LAW, "2007-12-29", 26)
    assert law_check.run(Namespace(statutes=None, strict=False)) == Exit.FOUND
    told = capsys.readouterr().out
    assert "不存在：调解仲裁法 27（《劳动争议调解仲裁法》（2007-12-29版）里没有这一条）" in told
    assert "目录不对：调解仲裁法 的最后一条，目录里是 54，全文是 26" in told
    monkeypatch.setattr("weiquanbao.config.schema.is_current", lambda: False)
    monkeypatch.setenv("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/nothing")
    assert main(["law", "check"]) == Exit.ENVIRONMENT
