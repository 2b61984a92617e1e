"""A worker for sweeps that does not wait between questions: `python -m bench.sweeper`."""

import django

django.setup()

from django_tasks import TaskResultStatus  # noqa: E402 -- Django must be set up before
from django_tasks_db.models import DBTaskResult  # noqa: E402 -- likewise

from mamori.base.crawling import Pace  # noqa: E402 -- likewise
from mamori.publishing import places  # noqa: E402 -- likewise


def main() -> None:
    places.Pace = lambda: Pace(lambda _seconds: None)  # type: ignore[assignment,misc]  # no pause
    ready = DBTaskResult.objects.filter(queue_name="sweeps", status=TaskResultStatus.READY)
    while task := ready.order_by("enqueued_at").first():
        task.claim("bench")
        task.task.call(*task.args_kwargs["args"])
        task.set_successful(None)


if __name__ == "__main__":
    main()
