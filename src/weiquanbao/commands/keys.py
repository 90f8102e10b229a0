"""`weiquanbao keys renew`: seal all personal data anew with the first of the data keys."""

from argparse import Namespace

from weiquanbao.commands.command import Command, Exit, Mistake, Needs


def run(options: Namespace) -> int:
    """Do it, in batches that each commit; a second run finds nothing to do."""
    from weiquanbao.people.crypto import UnknownKey
    from weiquanbao.people.rotation import reseal_all

    try:
        done = reseal_all()
    except UnknownKey:
        raise Mistake(
            "有的数据是用另一把钥匙加密的，设置 WEIQUANBAO_DATA_KEYS 里没有它。先把旧钥匙写在后面，再运行一次。"
        ) from None
    print(f"重新加密了 {done} 处。现在全部用第一把钥匙，旧钥匙可以从设置里去掉了。")
    return Exit.OK


COMMAND = Command(
    name="keys renew",
    summary="换钥匙：用第一把数据钥匙把个人信息重新加密",
    about="Seal all personal data anew that is not sealed with the first of `WEIQUANBAO_DATA_KEYS` and the cipher "
    "chosen. Safe to stop and repeat, also while the site is running.",
    run=run,
    needs=Needs.TABLES,
)
