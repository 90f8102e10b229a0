from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Persons, accounts, appointments, consent."""

    name = "weiquanbao.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "人员"
