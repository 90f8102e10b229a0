from django.apps import AppConfig


class InvitationsConfig(AppConfig):
    name = "weiquanbao.invitations"
    label = "invitations"
