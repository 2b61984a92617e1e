"""A photograph of a withdrawn sheet is read by the scan service and known again."""

import io

import pytest
from tests.core.likeness.pictures import printed
from tests.core.scan.class_lists import photograph
from tests.publishing.gate import handed_in, put, upload
from tests.publishing.ward import AGAIN, Ward, ward

from mamori.journal.queries import entries

__all__ = ["ward"]


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
@pytest.mark.row("NER-06", "NER-08")
def test_a_photograph_of_a_sheet_typed_anew_is_refused(ward: Ward) -> None:
    ward.withdraw()
    kept = io.BytesIO()
    photograph(printed(AGAIN, "ja", 1), 1).save(kept, "JPEG", quality=70)
    told = handed_in(text="", file=upload("IMG_0042.jpg", kept.getvalue()))
    sheet = put(ward, ward.other_teacher, told)
    assert sheet.state == "refused"
    [looked] = entries([sheet.stream], kinds=["sheet.looked-at"])
    assert looked.attrs["result"] == "known-again"
