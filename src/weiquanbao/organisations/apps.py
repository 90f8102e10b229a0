from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    """The union tree and the register of employers."""

    name = "weiquanbao.organisations"
    label = "organisations"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "组织"
