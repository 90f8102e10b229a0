"""`weiquanbao recognise`: try the reading of pictures on one file."""

import time
from argparse import ArgumentParser, Namespace
from pathlib import Path

from weiquanbao.commands.command import Command, Exit, Mistake, Needs, Unfit


def arguments(parser: ArgumentParser) -> None:
    """Which file."""
    parser.add_argument("file", metavar="文件", type=Path, help="一张照片，或者一份 PDF")


def run(options: Namespace) -> int:
    """Read it as the worker would, and show rows and values. Nothing is kept."""
    from weiquanbao.evidence.files.prepared import Limits, prepared
    from weiquanbao.evidence.files.refusal import Refusal
    from weiquanbao.recognition.boxes import rows_of
    from weiquanbao.recognition.engine import Kept, Unreadable, installed
    from weiquanbao.recognition.suggest import suggestions
    from weiquanbao.recognition.words import KINDS, WHY, how_clear

    if not installed():
        raise Unfit("没有装文字识别。请装 requirements/ocr.lock 里的包，见 docs/how-to/read-pictures.md。")
    engine = Kept()
    try:
        made = prepared(options.file.read_bytes(), Limits())
        begun = time.monotonic()
        seen = engine.read(made.shown, made.shown_type, made.pages)
    except OSError as fault:
        raise Mistake(f"读不了 {options.file}：{fault.strerror}") from None
    except Refusal as refused:
        raise Mistake(refused.sentence) from None
    except Unreadable as fault:
        raise Mistake(f"没读出来：{WHY[fault.why]}。") from None
    finally:
        engine.stop()
    for number, sheet in enumerate(seen.sheets, start=1):
        rows = rows_of(sheet.boxes)
        print(f"第 {number} 页，{len(rows)} 行")
        for row in rows:
            print(f"  {row.confidence:.2f}  {row.text}")
        for one in suggestions(rows):
            print(f"  {KINDS[one.kind]}：{one.value}  {one.label}（{how_clear(one.confidence)}）")
    print(f"{seen.engine} {seen.version}，连装载一共 {time.monotonic() - begun:.1f} 秒")
    return Exit.OK


COMMAND = Command(
    name="recognise",
    summary="试一试文字识别：读一张照片或一份 PDF，什么也不存",
    about="Read one picture or document as the worker would (`requirements/ocr.lock`), and print its rows and the "
    "values that would be offered. Nothing is kept.",
    run=run,
    needs=Needs.DJANGO,
    arguments=arguments,
)
