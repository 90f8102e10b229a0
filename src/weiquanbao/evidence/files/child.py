"""The process that works on one risky file and ends: started by `confined`, never imported by others."""

import json
import resource
import sys
from typing import Any, Final

from weiquanbao.evidence.files.refusal import Refusal

MEMORY: Final = 1536 * 1024 * 1024
PROCESSOR_SECONDS: Final = 30


def _document(data: bytes, options: dict[str, Any]) -> tuple[dict[str, Any], list[bytes]]:
    from weiquanbao.evidence.files.pdfs import document

    made = document(data, most_pages=options["most_pages"])
    return {"pages": made.pages}, [made.shown]


def _picture(data: bytes, options: dict[str, Any]) -> tuple[dict[str, Any], list[bytes]]:
    import pillow_heif

    from weiquanbao.evidence.files.images import picture

    pillow_heif.register_heif_opener(thumbnails=False)
    made = picture(data, options["media_type"])
    facts = {"width": made.width, "height": made.height, "blurred": made.blurred}
    return facts, [made.shown, made.thumbnail]


def _workbook(data: bytes, options: dict[str, Any]) -> tuple[dict[str, Any], list[bytes]]:
    from weiquanbao.evidence.files.workbooks import first_sheet

    sheet = first_sheet(data)
    return {"rows": sheet.rows, "name": sheet.name, "others": sheet.others}, []


_WORK: Final = {"document": _document, "picture": _picture, "workbook": _workbook}


def main() -> None:
    """Read one request, answer it, end."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR_SECONDS, PROCESSOR_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a core file would keep a worker's papers on disk
    options = json.loads(sys.stdin.buffer.readline())
    try:
        answer, parts = _WORK[options["work"]](sys.stdin.buffer.read(), options)
    except Refusal as refused:
        answer, parts = {"refused": refused.sentence}, []
    answer["sizes"] = [len(part) for part in parts]
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n" + b"".join(parts))


if __name__ == "__main__":
    main()
