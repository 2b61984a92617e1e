"""The columns of each OneRoster file, and the other names vendors give them.

A column marked `*` is required by the standard; one marked `-` holds personal data the program
does not need and does not take. Sources: OneRoster 1.1 and 1.2 CSV bindings; Japan profiles as in
law.md section 4.3.
"""

from dataclasses import dataclass

_BASE = "*sourcedId status dateLastModified"
_RACES = (
    "-americanIndianOrAlaskaNative -asian -blackOrAfricanAmerican "
    "-nativeHawaiianOrOtherPacificIslander -white -demographicRaceTwoOrMoreRaces "
    "-hispanicOrLatinoEthnicity"
)

_COLUMNS = {
    "academicSessions": "*title *type *startDate *endDate parentSourcedId *schoolYear",
    "orgs": "*name *type identifier parentSourcedId",
    "classes": "*title grades *courseSourcedId classCode *classType location *schoolSourcedId "
    "*termSourcedIds subjects subjectCodes periods metadata.jp.specialNeeds",
    "users": "*enabledUser *username -userIds *givenName *familyName middleName identifier email "
    "sms phone agentSourcedIds grades password userMasterIdentifier preferredGivenName "
    "preferredMiddleName preferredFamilyName primaryOrgSourcedId -pronouns "
    "metadata.jp.kanaGivenName metadata.jp.kanaFamilyName metadata.jp.kanaMiddleName "
    "metadata.jp.homeClass metadata.jp.kanaPreferredGivenName "
    "metadata.jp.kanaPreferredFamilyName metadata.jp.kanaPreferredMiddleName",
    "roles": "*userSourcedId *roleType *role beginDate endDate *orgSourcedId userProfileSourcedId",
    "enrollments": "*classSourcedId *schoolSourcedId *userSourcedId *role primary beginDate "
    "endDate metadata.jp.ShussekiNo metadata.jp.PublicFlg",
    "demographics": "birthDate sex " + _RACES + " -countryOfBirthCode "
    "-stateOfBirthAbbreviation -cityOfBirth -publicSchoolResidenceStatus",
}
# 1.1 has no roles.csv: a user row tells the role and the organisations itself.
_USERS_11 = " *orgSourcedIds *role"

# Files of the standard that hold nothing this program needs (courses, marks, materials).
_IGNORED = (
    "courses categories classResources courseResources resources userResources lineItems "
    "lineItemLearningObjectiveIds lineItemScoreScales results resultLearningObjectiveIds "
    "resultScoreScales scoreScales"
)
IGNORED = frozenset(_IGNORED.split())
# Read for one purpose: to say that credentials were in it.
CREDENTIAL_FILE = "userProfiles"

# What vendors write instead, as found in files of schools.
ALIASES = {
    "grade": "grades",
    "userid": "userIds",
    "agents": "agentSourcedIds",
    "orgsourcedid": "orgSourcedIds",
    "termsourcedid": "termSourcedIds",
    "kanagivenname": "metadata.jp.kanaGivenName",
    "kanafamilyname": "metadata.jp.kanaFamilyName",
    "shussekino": "metadata.jp.ShussekiNo",
}
_ALIASES_OF_FILE = {"demographics": {"usersourcedid": "sourcedId"}}


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of one file: known by lower-case name, required, and not taken."""

    known: dict[str, str]
    required: frozenset[str]
    not_needed: frozenset[str]

    def canonical(self, file: str, name: str) -> str:
        """Return the standard's name for a column, or "" if it has none."""
        low = name.casefold()
        alias = _ALIASES_OF_FILE.get(file, {}).get(low) or ALIASES.get(low, "")
        return self.known.get(low) or self.known.get(alias.casefold(), "")


def columns_of(file: str, version: str) -> Columns:
    """Return the columns of `file` (without `.csv`) in a version such as "1.1" or "1.2_JP"."""
    text = f"{_BASE} {_COLUMNS[file]}"
    if file == "users" and version == "1.1":
        text += _USERS_11
    names = text.split()
    plain = [name.lstrip("*-") for name in names]
    return Columns(
        known={name.casefold(): name for name in plain},
        required=frozenset(n for n, raw in zip(plain, names, strict=True) if "*" in raw),
        not_needed=frozenset(n for n, raw in zip(plain, names, strict=True) if "-" in raw),
    )


READ = tuple(_COLUMNS)
