"""A judge of JSON by a schema. It is loaded when first asked: its grammars of addresses take seconds, in every worker."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator


def validator(schema: Mapping[str, Any]) -> Draft202012Validator:
    """A validator of a schema that is one, formats too."""
    from jsonschema import Draft202012Validator  # noqa: PLC0415 - see above

    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
