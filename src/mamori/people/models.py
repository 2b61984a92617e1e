"""Schools, years, classes, persons, who learns and works where, and who may sign in.

What is known of a person is sealed under the school's key; a stolen database shows no name.
"""

import uuid
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class School(models.Model):
    """A school, or the board of education over schools. Each keeps a ledger under its own id."""

    class Kind(models.TextChoices):
        SCHOOL = "school", _("School")
        BOARD = "board", _("Board of education")

    class Establisher(models.TextChoices):
        MUNICIPAL = "municipal", _("A city, town or village")
        PREFECTURAL = "prefectural", _("A prefecture")
        NATIONAL = "national", _("A national university corporation")
        PUBLIC_UNIVERSITY = "public-university", _("A public university corporation")
        PRIVATE = "private", _("A private school corporation")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.SCHOOL)
    name = models.CharField(max_length=200)
    board = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    # Who runs it: this decides to whom a serious situation is reported. Empty where nobody said.
    establisher = models.CharField(max_length=20, choices=Establisher, blank=True)
    jurisdiction = models.CharField(max_length=2)
    language = models.CharField(max_length=5)
    time_zone = models.CharField(max_length=40)
    # Codes of the packs in force, the school's own last.
    packs = models.JSONField(default=list)
    # Which of the one committee's names this school uses (T-05): a code of the pack's list.
    committee_name = models.CharField(max_length=40, blank=True)
    # Grows with every change of people, classes or posts: a preview that is behind is refused.
    version = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return self.name


class Year(models.Model):
    """A school year."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    school = models.ForeignKey(School, models.PROTECT, related_name="+")
    title = models.CharField(max_length=60)
    starts = models.DateField()
    ends = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["school", "starts"], name="people_one_year_a_start"),
            models.CheckConstraint(
                name="people_year_has_length", condition=Q(ends__gt=models.F("starts"))
            ),
        ]

    def __str__(self) -> str:
        return self.title


class ClosedStretch(models.Model):
    """Days on which a school is closed, as it listed them for a school year."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    school = models.ForeignKey(School, models.PROTECT, related_name="+")
    year_starts = models.DateField()
    year_ends = models.DateField()
    first = models.DateField()
    last = models.DateField()
    says = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="people_closed_in_order", condition=Q(last__gte=models.F("first"))
            )
        ]
        indexes = [models.Index(fields=["school", "year_starts"], name="people_closed_year")]

    def __str__(self) -> str:
        return f"{self.first} – {self.last}"


class SchoolClass(models.Model):
    """A class in one school year."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    school = models.ForeignKey(School, models.PROTECT, related_name="+")
    year = models.ForeignKey(Year, models.PROTECT, related_name="+")
    title = models.CharField(max_length=60)
    grade = models.CharField(max_length=10, blank=True)
    # A class for special needs; None unless the school asked to keep what its roster says.
    special_needs = models.BooleanField(null=True)
    source_key = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["year", "title"], name="people_one_class_a_title")
        ]

    def __str__(self) -> str:
        return self.title


class Person(models.Model):
    """A pupil, guardian or member of staff. Only `people.queries` opens what is sealed."""

    class Kind(models.TextChoices):
        PUPIL = "pupil", _("Pupil")
        GUARDIAN = "guardian", _("Guardian")
        STAFF = "staff", _("Staff")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    school = models.ForeignKey(School, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind)
    sealed = models.BinaryField()
    # A keyed hash of the roster's own id, so that the next import finds the person again.
    source_key = models.CharField(max_length=64, blank=True)
    # What the roster last said, as a keyed hash: an unchanged line costs nothing.
    fingerprint = models.BinaryField(default=b"")
    # The first day on which the person is no longer here.
    left_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["school", "source_key"],
                name="people_one_person_a_source",
                condition=~Q(source_key=""),
            )
        ]
        indexes = [models.Index(fields=["school", "kind"], name="people_school_kind")]

    def __str__(self) -> str:
        return str(self.pk)


class Enrolment(models.Model):
    """A pupil in a class, from and to."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    school_class = models.ForeignKey(SchoolClass, models.PROTECT, related_name="+")
    number = models.CharField(max_length=10, blank=True)
    starts = models.DateField()
    ends = models.DateField(null=True)
    source_key = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "school_class", "starts"], name="people_enrolled_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.school_class_id}"


class Guardianship(models.Model):
    """An adult who answers for a child."""

    guardian = models.ForeignKey(Person, models.PROTECT, related_name="+")
    child = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["guardian", "child"], name="people_guardian_once")
        ]

    def __str__(self) -> str:
        return f"{self.guardian_id} for {self.child_id}"


class Post(models.Model):
    """What a member of staff is at the school, from and to; access follows from it at once."""

    class Role(models.TextChoices):
        PRINCIPAL = "principal", _("Principal")
        VICE_PRINCIPAL = "vice-principal", _("Vice-principal")
        SAFEGUARDING_LEAD = "safeguarding-lead", _("Safeguarding lead")
        GUIDANCE = "guidance", _("Pupil guidance")
        GRADE_HEAD = "grade-head", _("Head of the grade")
        HOMEROOM = "homeroom", _("Homeroom teacher")
        TEACHER = "teacher", _("Teacher")
        NURSE_TEACHER = "nurse-teacher", _("Nurse-teacher")
        COUNSELLOR = "counsellor", _("School counsellor")
        DATA_PROTECTION_LEAD = "data-protection-lead", _("Data-protection lead")
        ICT = "ict", _("ICT")
        OFFICE = "office", _("School office")
        COMMITTEE = "committee", _("Anti-bullying committee")
        BOARD_OFFICER = "board-officer", _("Board officer")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    school = models.ForeignKey(School, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    role = models.CharField(max_length=30, choices=Role)
    school_class = models.ForeignKey(SchoolClass, models.PROTECT, null=True, related_name="+")
    grade = models.CharField(max_length=10, blank=True)
    # Psychology, welfare or other expertise from outside the staff (HOK-056).
    expert = models.BooleanField(default=False)
    starts = models.DateField()
    ends = models.DateField(null=True)
    # True when a roster import gave this post, so that the next import may end it.
    from_roster = models.BooleanField(default=False)
    source_key = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="people_homeroom_has_a_class",
                condition=~Q(role="homeroom") | Q(school_class__isnull=False),
            ),
            models.CheckConstraint(
                name="people_grade_head_has_a_grade", condition=~Q(role="grade-head") | ~Q(grade="")
            ),
        ]
        indexes = [models.Index(fields=["school", "role"], name="people_school_role")]

    def __str__(self) -> str:
        return f"{self.role} {self.person_id}"


class Upload(models.Model):
    """A roster file between preview and import: sealed under a key of its own, for a day."""

    class State(models.TextChoices):
        HELD = "held", _("Held")
        APPLYING = "applying", _("Being imported")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    school = models.ForeignKey(School, models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    # The file and its name: a file name too can hold a child's name.
    sealed = models.BinaryField()
    # What the person chose on the way: columns, which school of the file, special needs.
    choices = models.JSONField(default=dict)
    # The school's version that the shown preview was made from.
    seen = models.PositiveBigIntegerField(null=True)
    state = models.CharField(max_length=10, choices=State, default=State.HELD)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"import {self.pk}"


class OnlyStaffSignIn(Exception):
    """An account was about to be made for a pupil or a guardian; they have other ways in."""


class AccountManager(BaseUserManager["Account"]):
    def create_user(self, email: str, password: str | None = None, **fields: object) -> "Account":
        account = self.model(email=self.normalize_email(email), **fields)
        account.set_password(password)
        account.save()
        return account


class Account(AbstractBaseUser):
    """How a member of staff signs in. There is no superuser: nobody sees all."""

    email = models.EmailField(unique=True)
    person = models.OneToOneField(Person, models.PROTECT, related_name="+")
    is_active = models.BooleanField(default=True)
    language = models.CharField(max_length=5, blank=True)
    joined_at = models.DateTimeField(auto_now_add=True)

    objects = AccountManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def __str__(self) -> str:
        return f"account {self.pk}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.person.kind != Person.Kind.STAFF:
            raise OnlyStaffSignIn
        super().save(*args, **kwargs)
