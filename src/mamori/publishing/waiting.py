"""What waits in the queue of sweeps: nothing is put there twice."""

from typing import Any

from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult


def put(task: Any, pk: object) -> None:
    """Put a task about one row into the queue, unless it waits there already."""
    rows = DBTaskResult.objects.filter(task_path=task.module_path, status=TaskResultStatus.READY)
    if [str(pk)] not in [told["args"] for told in rows.values_list("args_kwargs", flat=True)]:
        task.enqueue(str(pk))
