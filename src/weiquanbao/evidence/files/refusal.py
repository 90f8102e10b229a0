"""Why a file was not taken, in words the worker can act on."""

ALLOWED = "照片（JPG、PNG、WebP、HEIC）、PDF、录音"
MEGABYTE = 1024 * 1024


class Refusal(Exception):
    """A file that is not taken; the sentence says what is wrong and how to go on."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def megabytes(size: int) -> str:
    """A size as people read it, one decimal where it matters; never less than it is."""
    tenths = -(-size * 10 // MEGABYTE)
    return f"{tenths // 10}.{tenths % 10}" if tenths % 10 else str(tenths // 10)


def empty() -> Refusal:
    return Refusal("这个文件是空的。再选一次。")


def too_large(size: int, limit: int) -> Refusal:
    return Refusal(f"这个文件 {megabytes(size)} MB，太大了。一个最多 {megabytes(limit)} MB。拍成照片再传。")


def voice_too_long(size: int, limit: int) -> Refusal:
    return Refusal(f"这段录音 {megabytes(size)} MB，太长了。一段最多 {megabytes(limit)} MB。分成几段再说。")


def forbidden(label: str) -> Refusal:
    """Named, with what is taken instead."""
    return Refusal(f"收不了{label}。能收的有：{ALLOWED}。拍成照片再传。")


def moving() -> Refusal:
    return Refusal("会动的图收不了。截一张图再传。")


def video() -> Refusal:
    return Refusal(f"收不了视频。能收的有：{ALLOWED}。把要紧的画面截图再传。")


def too_many_pixels(limit: int) -> Refusal:
    return Refusal(f"这张图太大，超过 {limit // 10_000} 万像素。打开它截个图，把截图传上来。")


def cut_off_picture() -> Refusal:
    return Refusal("这张图没传完整。再传一次，还不行就重拍一张。")


def broken_picture() -> Refusal:
    return Refusal("这张图打不开。重拍一张，或者截个图再传。")


def broken_document() -> Refusal:
    return Refusal("这个 PDF 打不开。把每一页拍成照片再传。")


def locked_document() -> Refusal:
    return Refusal("这个 PDF 有密码，拍照或去掉密码再传。")


def too_many_pages(count: int, limit: int) -> Refusal:
    return Refusal(f"这个 PDF 有 {count} 页，一份最多 {limit} 页。分成几份再传。")


def broken_workbook() -> Refusal:
    return Refusal("这个表格打不开。另存一份再传，或者把名单复制过来贴上。")


def locked_workbook() -> Refusal:
    return Refusal("这个表格有密码。去掉密码再传，或者把名单复制过来贴上。")


def swollen_workbook() -> Refusal:
    return Refusal("这个表格里东西太多。把名单另存成一张新表再传，或者复制过来贴上。")


def empty_workbook() -> Refusal:
    return Refusal("这个表格是空的，藏起来的表不算。看看是不是选错了文件。")


def too_many_rows(limit: int) -> Refusal:
    return Refusal(f"这张表超过 {limit} 行。只留名单，一次最多三百人。")


def broken_voice() -> Refusal:
    return Refusal("这段录音打不开。再说一遍，或者先跳过。")


def full(held: int, size: int, limit: int) -> Refusal:
    """The whole set would grow past its limit."""
    return Refusal(
        f"已经有 {megabytes(held)} MB，再加这个 {megabytes(size)} MB 就超过 {megabytes(limit)} MB 了。先删掉几个再传。"
    )


def too_many_files(limit: int) -> Refusal:
    return Refusal(f"最多 {limit} 个文件，已经满了。先删掉几个再传。")


def filed_already() -> Refusal:
    return Refusal("这件事已经交给工会了。打开“办到哪了”，在那里补。")


def given_up() -> Refusal:
    return Refusal("这份放得太久，已经清掉了。从头填一份再传。")
