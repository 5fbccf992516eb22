"""Collects what is wrong, field by field, so that one look shows everything there is to mend."""

from types import TracebackType

from portal.acts.refusals import Invalid, Text


class Wrong(Exception):
    """One value that cannot be taken, and why."""

    def __init__(self, message: Text) -> None:
        super().__init__(str(message))
        self.message = message


class Problems:
    """The reasons found so far; a field's name says where, as `identifiers.2.value` for the third."""

    def __init__(self) -> None:
        self.by_field: dict[str, list[Text]] = {}

    def add(self, field: str, message: Text) -> None:
        self.by_field.setdefault(field, []).append(message)

    def of(self, field: str) -> "Part":
        """A block in which a `Wrong` belongs to this field."""
        return Part(self, field)

    def refuse_if_any(self) -> None:
        """Refuse with everything that was found."""
        if self.by_field:
            raise Invalid(dict(self.by_field))


class Part:
    """The block that `Problems.of` opens: it ends at the first thing that is wrong, and the work goes on."""

    def __init__(self, problems: Problems, field: str) -> None:
        self.problems = problems
        self.field = field

    def __enter__(self) -> None:
        return None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        if isinstance(error, Wrong):
            self.problems.add(self.field, error.message)
            return True
        return False
