"""CSV that a spreadsheet takes for text, line by line."""

import csv
from collections.abc import Iterable, Iterator, Sequence

from django.http import StreamingHttpResponse

FORMULA_BEGINS = {"=", "+", "-", "@", "\t", "\r"}


class _Echo:
    """A file for the csv module that hands each line on."""

    def write(self, line: str) -> str:
        return line


def inert(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in FORMULA_BEGINS else text


def as_csv(name: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> StreamingHttpResponse:
    """A download of these rows; None is an empty cell."""

    def lines() -> Iterator[str]:
        writer = csv.writer(_Echo())
        yield writer.writerow(header)
        for row in rows:
            yield writer.writerow(["" if cell is None else inert(str(cell)) for cell in row])

    answer = StreamingHttpResponse(lines(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
