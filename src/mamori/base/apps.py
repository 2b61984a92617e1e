from django.apps import AppConfig


class BaseConfig(AppConfig):
    name = "mamori.base"
    label = "base"

    def ready(self) -> None:
        """Let what a task raises be kept as it is logged: where and of which kind, without words.

        The row of a task lies in the database in the clear, and the message of an exception may
        quote what was in hand.
        """
        from django_tasks_db import models  # noqa: PLC0415 -- no app may import models before

        from mamori.base.logs import told_of  # noqa: PLC0415 -- likewise

        setattr(models, "format_exception", told_of)  # noqa: B010 -- it is not theirs to export
