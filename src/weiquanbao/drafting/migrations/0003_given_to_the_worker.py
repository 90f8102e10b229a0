import django.db.models.deletion
from django.db import migrations, models

import weiquanbao.people.crypto


class Migration(migrations.Migration):
    dependencies = [
        ("drafting", "0002_told_when_a_lawyer_is_done"),
        ("people", "0011_numbers_in_a_document"),
    ]

    operations = [
        migrations.CreateModel(
            name="Handover",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "交给职工了，等他看"),
                            ("changes", "职工说要改"),
                            ("taken", "职工自己接着写"),
                            ("withdrawn", "收回来改"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "words",
                    weiquanbao.people.crypto.EncryptedTextField(
                        default="", help_text="What he wants changed."
                    ),
                ),
                ("answered_at", models.DateTimeField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="handovers",
                        to="drafting.draft",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="drafting.version"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("outcome", "")),
                        fields=("draft",),
                        name="one_open_handover_a_draft",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at__isnull", True), ("outcome", "")),
                            models.Q(
                                models.Q(("outcome", ""), _negated=True), ("answered_at__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="a_handover_that_ended_says_when",
                    ),
                ],
            },
        ),
    ]
