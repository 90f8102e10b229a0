"""出纳 becomes a duty, in a separation class of its own: whoever pays never assesses, approves, audits or administers.

A generated column cannot be altered, so the class is taken away and computed anew, with what rests on it.
"""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
from django.db import migrations, models

DUTIES = (
    ("intake_officer", "受理员", "casework"),
    ("town_officer", "镇街工会干部", "casework"),
    ("county_officer", "县总工会干部", "casework"),
    ("leader", "领导", "casework"),
    ("duty_lawyer", "坐班律师", "lawyer"),
    ("cashier", "出纳", "cashier"),
    ("auditor", "审计员", "auditor"),
    ("system_admin", "系统管理员", "system_admin"),
    ("security_admin", "安全管理员", "security_admin"),
    ("audit_admin", "审计管理员", "audit_admin"),
)


class Migration(migrations.Migration):
    dependencies = [("people", "0011_numbers_in_a_document")]

    operations = [
        migrations.RemoveConstraint(model_name="appointment", name="appointment_separation"),
        migrations.RemoveConstraint(model_name="appointment", name="appointment_role"),
        migrations.RemoveField(model_name="appointment", name="separation"),
        migrations.AlterField(
            model_name="appointment",
            name="role",
            field=models.CharField(max_length=20, choices=[(code, label) for code, label, _ in DUTIES]),
        ),
        migrations.AddField(
            model_name="appointment",
            name="separation",
            field=models.GeneratedField(
                db_persist=True,
                expression=models.Case(
                    *(models.When(role=code, then=models.Value(held)) for code, _, held in DUTIES),
                    output_field=models.CharField(max_length=20),
                ),
                output_field=models.CharField(max_length=20),
            ),
        ),
        migrations.AddConstraint(
            model_name="appointment",
            constraint=models.CheckConstraint(
                condition=models.Q(("role__in", [code for code, _, _ in DUTIES])), name="appointment_role"
            ),
        ),
        migrations.AddConstraint(
            model_name="appointment",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("approved_at__isnull", False)),
                expressions=[
                    ("person", "="),
                    ("separation", "<>"),
                    (
                        models.Func(
                            models.F("starts_on"),
                            models.F("ends_on"),
                            function="daterange",
                            output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                        ),
                        "&&",
                    ),
                ],
                name="appointment_separation",
            ),
        ),
    ]
