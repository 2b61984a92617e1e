"""Ledgers, facts and the keys of streams. Facts are added, never changed, never deleted."""

import uuid
from typing import Any, NoReturn

from django.db import models

from mamori.core.seal import Link


class FactsAreFinal(Exception):
    """Somebody tried to change or delete a fact; a correction is a new fact."""


class Ledger(models.Model):
    """The journal of one school: its head, its key (wrapped) and its signing keys."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    head_seq = models.PositiveBigIntegerField(default=0)
    head_hash = models.BinaryField(default=bytes(32))
    wrapped_key = models.BinaryField()
    wrapped_signing_key = models.BinaryField()
    public_key = models.BinaryField()

    unguarded = models.Manager["Ledger"]()

    def __str__(self) -> str:
        return str(self.pk)


class StreamKey(models.Model):
    """The key of one stream; destroying it erases the stream's words everywhere."""

    stream = models.CharField(primary_key=True, max_length=80)
    ledger = models.ForeignKey(Ledger, models.PROTECT, related_name="+")
    wrapped = models.BinaryField(null=True)
    erased_at = models.DateTimeField(null=True)

    unguarded = models.Manager["StreamKey"]()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="journal_erased_has_no_key",
                condition=models.Q(wrapped__isnull=False, erased_at__isnull=True)
                | models.Q(wrapped__isnull=True, erased_at__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.stream


class FactQuerySet(models.QuerySet["Fact"]):
    def update(self, **_values: Any) -> NoReturn:
        raise FactsAreFinal

    def delete(self) -> NoReturn:
        raise FactsAreFinal


class Fact(models.Model):
    """Something that happened: codes in the clear, words sealed, chained to the fact before."""

    ledger = models.ForeignKey(Ledger, models.PROTECT, related_name="+")
    seq = models.PositiveBigIntegerField()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    stream = models.CharField(max_length=80)
    kind = models.CharField(max_length=60)
    attrs = models.JSONField(default=dict)
    subjects = models.JSONField(default=list)
    by = models.UUIDField(null=True)
    at = models.DateTimeField()
    sealed = models.BinaryField(default=b"")
    prev = models.BinaryField()
    hash = models.BinaryField()

    unguarded = FactQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ledger", "seq"], name="journal_one_fact_a_place")
        ]
        indexes = [models.Index(fields=["stream", "seq"], name="journal_stream")]

    def __str__(self) -> str:
        return f"{self.kind} #{self.seq}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise FactsAreFinal
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        raise FactsAreFinal

    def header(self) -> dict[str, Any]:
        """Return what the chain hashes in the clear and the seal is bound to."""
        return {
            "v": 2,
            "ledger": str(self.ledger_id),
            "seq": self.seq,
            "id": str(self.id),
            "stream": self.stream,
            "kind": self.kind,
            "attrs": self.attrs,
            "subjects": self.subjects,
            "by": str(self.by) if self.by else None,
            "at": self.at.isoformat(timespec="microseconds"),
        }

    def as_link(self) -> Link:
        """Return the fact as the chain sees it."""
        return Link(self.header(), bytes(self.sealed), bytes(self.prev), bytes(self.hash))


class Mention(models.Model):
    """An index from a person to the facts that concern them; it can be made anew from facts."""

    fact = models.ForeignKey(Fact, models.PROTECT, related_name="+")
    stream = models.CharField(max_length=80)
    person = models.UUIDField()

    unguarded = models.Manager["Mention"]()

    class Meta:
        indexes = [models.Index(fields=["person", "stream"], name="journal_person")]

    def __str__(self) -> str:
        return f"{self.person} in {self.stream}"


class Join(models.Model):
    """One stream read as part of another, as when two cases turn out to be one."""

    stream = models.CharField(primary_key=True, max_length=80)
    into = models.CharField(max_length=80, db_index=True)

    unguarded = models.Manager["Join"]()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="journal_join_is_of_two",
                condition=~models.Q(stream=models.F("into")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.stream} in {self.into}"
