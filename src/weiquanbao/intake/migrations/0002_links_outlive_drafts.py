import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """A link stays a while after its draft was dropped, so that it can say that the draft's time was up."""

    dependencies = [("intake", "0001_initial")]

    operations = [
        migrations.AlterField(
            model_name="resumelink",
            name="draft",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="intake.draft"
            ),
        ),
    ]
