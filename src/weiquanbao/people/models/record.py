"""The security record: who saw what in clear, and what happened to accounts. It only grows."""

from django.db import models
from django.db.models import Q

from weiquanbao.people.append_only import append_only

DISCLOSED_FIELDS = (
    ("phone", "手机号"),
    ("id_number", "身份证号"),
    ("bank_account", "银行账号"),
    ("boss_phone", "单位联系电话"),
    ("evidence", "证据"),
)

EVENTS = (
    ("sign_in", "登录成功"),
    ("sign_in_failed", "登录失败"),
    ("sign_out", "退出"),
    ("locked", "试错太多，已锁定"),
    ("unlocked", "解锁"),
    ("totp_set", "设好动态口令"),
    ("totp_reset", "重置动态口令"),
    ("recovery_codes_made", "生成备用码"),
    ("recovery_code_used", "用了备用码"),
    ("password_changed", "改密码"),
    ("password_reset", "重置密码"),
    ("account_opened", "开通账号"),
    ("account_closed", "停用账号"),
    ("account_reopened", "恢复账号"),
    ("appointment_proposed", "提出任职"),
    ("appointment_approved", "批准任职"),
    ("appointment_declined", "不批准任职"),
    ("appointment_ended", "结束任职"),
    ("ledger_verified", "验账"),
    ("dossier_made", "制作卷宗"),
    ("destruction_proposed", "列销毁清单"),
    ("destruction_signed", "签字销毁"),
    ("destruction_declined", "不同意销毁"),
)


class Disclosure(models.Model):
    """One unmasking: who looked at whose which number or evidence, why, on which case, when.

    Numbers in a document are those of whom it is written for. Without a matter there is no such person here: then the
    document stands for him, by its key.
    """

    viewer = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    subject = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    draft_key = models.UUIDField(null=True, blank=True)
    field = models.CharField(max_length=20, choices=DISCLOSED_FIELDS)
    reason = models.CharField(max_length=200)
    case_id = models.BigIntegerField(null=True, blank=True)
    # Looking at evidence is written down once a viewer, item and day: leafing through it is one looking.
    item_id = models.BigIntegerField(null=True, blank=True)
    day = models.DateField(null=True, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(field="evidence", item_id__isnull=False, day__isnull=False)
                | (~Q(field="evidence") & Q(item_id=None, day=None)),
                name="disclosure_of_an_item",
            ),
            models.UniqueConstraint(
                fields=["viewer", "item_id", "day"],
                condition=Q(field="evidence"),
                name="disclosure_once_a_day",
            ),
            models.CheckConstraint(
                condition=Q(field__in=[code for code, _ in DISCLOSED_FIELDS]), name="disclosure_field"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="disclosure_reasoned"),
            models.CheckConstraint(
                condition=Q(subject__isnull=False) | Q(draft_key__isnull=False), name="disclosure_of_somebody"
            ),
        ]
        indexes = [
            models.Index(fields=["-at", "-id"], name="disclosure_by_time"),
            models.Index(fields=["subject"], name="disclosure_by_subject"),
            models.Index(fields=["case_id", "-at"], name="disclosure_by_case"),
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return f"disclosure {self.pk}"


class SecurityEvent(models.Model):
    """One thing that happened to an account: sign-in, lock, second factor, password, appointment."""

    kind = models.CharField(max_length=30, choices=EVENTS)
    # The account it happened to; empty when somebody tried a name that does not exist.
    account = models.ForeignKey("people.Account", null=True, on_delete=models.PROTECT, related_name="+")
    # The person who did it, when that is somebody else than the account's own person.
    by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    # Person and organisation of an appointment, codes and ids only.
    subject = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    detail = models.CharField(max_length=200, blank=True)
    source = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=[code for code, _ in EVENTS]), name="security_event_kind"
            )
        ]
        indexes = [
            models.Index(fields=["-at", "-id"], name="security_event_by_time"),
            models.Index(fields=["account", "-at"], name="security_event_by_account"),
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return f"security event {self.pk}"
