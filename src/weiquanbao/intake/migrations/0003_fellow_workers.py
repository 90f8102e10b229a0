import django.db.models.deletion
from django.db import migrations, models

import weiquanbao.people.crypto


class Migration(migrations.Migration):
    """Fellow workers of a draft, who are asked when it is filed."""

    dependencies = [
        ("intake", "0002_links_outlive_drafts"),
    ]

    operations = [
        migrations.CreateModel(
            name="DraftMember",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", weiquanbao.people.crypto.EncryptedTextField()),
                ("phone", weiquanbao.people.crypto.EncryptedTextField()),
                ("amount", models.DecimalField(decimal_places=2, max_digits=14, null=True)),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="members", to="intake.draft"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("amount__isnull", True), ("amount__gte", 0), _connector="OR"),
                        name="no_negative_amount_of_a_member",
                    )
                ],
            },
        ),
    ]
