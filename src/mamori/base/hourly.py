"""What this room does by itself every hour."""

from django.core.management import call_command

from mamori.base import drafts, files


def every_hour() -> None:
    """Destroy uploads nobody kept, drafts, sessions and notes on tasks that are over."""
    files.sweep(files.COMING)
    drafts.tidy()
    call_command("clearsessions")
    call_command("prune_db_task_results", verbosity=0)
