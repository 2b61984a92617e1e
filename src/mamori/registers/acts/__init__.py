"""The registers, and what can be recorded in each (see ADR 0010 and 0015)."""

from collections.abc import Mapping

from mamori.registers.acts import complaints, objections, warnings
from mamori.registers.acts.act import Act, Register

__all__ = ["REGISTERS", "Act", "Register"]

REGISTERS: Mapping[str, Register] = {
    one.type: one for one in (complaints.REGISTER, objections.REGISTER, warnings.REGISTER)
}
