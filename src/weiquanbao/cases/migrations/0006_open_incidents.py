"""Which incidents lie with an organisation: what another town hands over is asked for on every page of the queue."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0005_how_somebody_came_to_help")]

    operations = [
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                fields=["organisation", "procedure", "state"],
                condition=models.Q(("closed_on", None), ("incident", True)),
                name="open_incidents",
            ),
        )
    ]
