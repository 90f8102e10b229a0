from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0010_consents_of_consultations"),
    ]

    operations = [
        migrations.AddField(
            model_name="disclosure",
            name="draft_key",
            field=models.UUIDField(blank=True, null=True),
        ),
        migrations.AlterField(
            model_name="disclosure",
            name="subject",
            field=models.ForeignKey(
                null=True,
                on_delete=models.PROTECT,
                related_name="+",
                to="people.person",
            ),
        ),
        migrations.AddConstraint(
            model_name="disclosure",
            constraint=models.CheckConstraint(
                condition=models.Q(("subject__isnull", False), ("draft_key__isnull", False), _connector="OR"),
                name="disclosure_of_somebody",
            ),
        ),
    ]
