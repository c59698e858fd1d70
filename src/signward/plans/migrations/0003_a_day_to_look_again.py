from typing import Any

from django.db import migrations, models
from django.db.models import F


def look_at_once(apps: Any, schema_editor: Any) -> None:
    """Rows of before say when they were looked at last; the next sweep finds the day on which to look again."""
    apps.get_model("plans", "PlanState").objects.update(next_look_on=F("forecast_on"))


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0001_initial"),
        ("plans", "0002_what_milestones_took"),
    ]

    operations = [
        migrations.AddField(
            model_name="planstate",
            name="next_look_on",
            field=models.DateField(null=True),
        ),
        migrations.RunPython(look_at_once, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="planstate",
            index=models.Index(fields=["workspace", "next_look_on", "plan"], name="plans_by_next_look"),
        ),
    ]
