"""The finders, each in a file of its own. No finder knows a format."""

from mamori.core.scan.finding.finder import Finder
from mamori.core.scan.finding.generic import (
    bank_account,
    birth_date,
    born_beside,
    collected_by_guardians,
    disability,
    email,
    family,
    grade_columns,
    grades,
    health,
    insurance_copy,
    invitation_link,
    licence_plate,
    medical_sheet,
    nationality,
    phone,
    religion,
    school_number,
    secret_request,
    sns_id,
)
from mamori.core.scan.finding.jp import address as jp_address
from mamori.core.scan.finding.jp import health_insurance as jp_health_insurance
from mamori.core.scan.finding.jp import my_number, postal_code
from mamori.core.scan.finding.nl import address as nl_address
from mamori.core.scan.finding.nl import bsn, postcode
from mamori.core.scan.finding.vn import address as vn_address
from mamori.core.scan.finding.vn import cccd, cmnd
from mamori.core.scan.finding.vn import health_insurance as vn_health_insurance

FINDERS: tuple[Finder, ...] = (
    bank_account.FINDER,
    birth_date.FINDER,
    born_beside.FINDER,
    bsn.FINDER,
    cccd.FINDER,
    cmnd.FINDER,
    email.FINDER,
    invitation_link.FINDER,
    jp_address.FINDER,
    jp_health_insurance.FINDER,
    licence_plate.FINDER,
    my_number.FINDER,
    nl_address.FINDER,
    phone.FINDER,
    postal_code.FINDER,
    postcode.FINDER,
    school_number.FINDER,
    sns_id.FINDER,
    vn_address.FINDER,
    vn_health_insurance.FINDER,
    secret_request.FINDER,
    collected_by_guardians.FINDER,
    insurance_copy.FINDER,
    medical_sheet.FINDER,
    grades.FINDER,
    grade_columns.FINDER,
    *health.FINDERS,
    *disability.FINDERS,
    *family.FINDERS,
    *religion.FINDERS,
    *nationality.FINDERS,
)

__all__ = ["FINDERS", "Finder"]
