from django.db import migrations, models


class Migration(migrations.Migration):
    """A party is also who has not said yes yet, and who stands in the matter no more."""

    dependencies = [
        ("cases", "0003_parties_and_incidents"),
    ]

    operations = [
        migrations.AlterField(
            model_name="party",
            name="side",
            field=models.CharField(
                choices=[
                    ("claimant", "申请人"),
                    ("respondent", "被申请人"),
                    ("invited", "等本人确认"),
                    ("out", "不一起提的工友"),
                ],
                max_length=10,
            ),
        ),
    ]
