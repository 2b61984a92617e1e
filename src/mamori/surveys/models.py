"""Questionnaires: what is planned, the codes of a class, the answers, and those that worry.

No row of an answer tells whose it is, when it came, or by which code (docs/adr/0014). What anybody
wrote is sealed under the key of the questionnaire's stream: destroying that erases all its answers.
"""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from mamori.people.models import School, SchoolClass
from mamori.surveys import flow


class Form(models.Model):
    """A form of the school's own. What it asks stands in its stream, version by version."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    stream = models.CharField(max_length=80, unique=True)
    school = models.ForeignKey(School, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return self.stream


class Survey(models.Model):
    """One questionnaire in one school year. It holds dates and codes, and of nobody anything."""

    class Mode(models.TextChoices):
        ANONYMOUS = "anonymous", _("Without names")
        CHOICE = "choice", _("Each child chooses")
        NAMED = "named", _("With names")

    class Scale(models.TextChoices):
        SCHOOL = "school", _("The school's own")
        CITY = "city", _("The city")
        PREFECTURE = "prefecture", _("The prefecture")
        NATION = "nation", _("The state")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    stream = models.CharField(max_length=80, unique=True)
    school = models.ForeignKey(School, models.PROTECT, related_name="+")
    # `pack/form` of a pack, or the id of a form of the school's own.
    form = models.CharField(max_length=120)
    scale = models.CharField(max_length=10, choices=Scale, default=Scale.SCHOOL)
    mode = models.CharField(max_length=10, choices=Mode)
    opens = models.DateField()
    closes = models.DateField()
    # Groups smaller than this are hidden in what is counted. Nothing changes it once it is open.
    threshold = models.PositiveSmallIntegerField(default=5)
    # Whether the program opens it on its first day; else somebody does.
    by_itself = models.BooleanField(default=False)
    state = models.CharField(max_length=10, default=flow.PLANNED)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="surveys_known_state", condition=models.Q(state__in=flow.SURVEY.states)
            ),
            models.CheckConstraint(
                name="surveys_in_order", condition=models.Q(closes__gte=models.F("opens"))
            ),
            models.CheckConstraint(
                name="surveys_hide_small_groups", condition=models.Q(threshold__gte=3)
            ),
        ]

    def __str__(self) -> str:
        return self.stream


class Group(models.Model):
    """One class that takes part, and how many pupils it had when the questionnaire opened."""

    survey = models.ForeignKey(Survey, models.PROTECT, related_name="+")
    school_class = models.ForeignKey(SchoolClass, models.PROTECT, related_name="+")
    invited = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["survey", "school_class"], name="surveys_class_once")
        ]

    def __str__(self) -> str:
        return f"{self.school_class_id} in {self.survey_id}"


class Code(models.Model):
    """One answer of this class, still to be given or given. Where answers bear names, whose."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    group = models.ForeignKey(Group, models.PROTECT, related_name="+")
    digest = models.BinaryField(unique=True)
    person = models.UUIDField(null=True)
    used = models.BooleanField(default=False)

    unguarded = models.Manager["Code"]()

    def __str__(self) -> str:
        return f"code of {self.group_id}"


class Answer(models.Model):
    """What one pupil answered, sealed. Its number is made from chance with the empty form."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    group = models.ForeignKey(Group, models.PROTECT, related_name="+")
    sealed = models.BinaryField()
    # The digest of the receipt with which its writer can come back.
    receipt = models.BinaryField(unique=True, null=True)
    # Whether the program has looked at it for what worries.
    noted = models.BooleanField(default=False)

    unguarded = models.Manager["Answer"]()

    class Meta:
        indexes = [
            models.Index(fields=["group"], name="surveys_unread", condition=models.Q(noted=False))
        ]

    def __str__(self) -> str:
        return f"answer {self.pk}"


class Worry(models.Model):
    """An answer that worries: a record with seats, which ends in a decision."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    stream = models.CharField(max_length=80, unique=True)
    school = models.ForeignKey(School, models.PROTECT, related_name="+")
    group = models.ForeignKey(Group, models.PROTECT, related_name="+")
    number = models.CharField(max_length=12)
    state = models.CharField(max_length=10, default=flow.WAITING)
    at = models.DateTimeField()

    unguarded = models.Manager["Worry"]()

    class Meta:
        base_manager_name = "unguarded"
        constraints = [
            models.UniqueConstraint(fields=["school", "number"], name="surveys_one_number"),
            models.CheckConstraint(
                name="surveys_known_worry", condition=models.Q(state__in=flow.ANSWER.states)
            ),
        ]

    def __str__(self) -> str:
        return self.number


class Climate(models.Model):
    """What a test of class climate gave for one class: for its teachers and the committee only."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    stream = models.CharField(max_length=80, unique=True)
    school = models.ForeignKey(School, models.PROTECT, related_name="+")
    school_class = models.ForeignKey(SchoolClass, models.PROTECT, related_name="+")
    on = models.DateField()

    unguarded = models.Manager["Climate"]()

    class Meta:
        base_manager_name = "unguarded"

    def __str__(self) -> str:
        return self.stream
