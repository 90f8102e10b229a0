"""The one way a personal number reaches a screen: masked. To see all of it, unmask, which is recorded first."""

from weiquanbao.common.identifiers import mask_phone


def masked(field: str, value: str | None) -> str:
    """A number with its middle hidden, as lists and pages show it; empty when there is none."""
    if not value:
        return ""
    if field == "phone":
        return mask_phone(value)
    if field == "id_number":
        return f"{value[:3]}{'*' * (len(value) - 7)}{value[-4:]}" if len(value) > 7 else "****"
    if field == "bank_account":
        return f"{'*' * 4}{value[-4:]}" if len(value) > 7 else "****"
    raise ValueError(f"no mask for {field}")
