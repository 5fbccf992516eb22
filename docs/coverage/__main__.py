"""Write the page anew, or say which marker names what nobody asks."""

import sys

from docs.coverage.page import PAGE, page, shown_by, unknown


def main() -> int:
    shown = shown_by()
    if strange := unknown(shown):
        for number in sorted(strange):
            print(f"{number} is no requirement; it is named in {', '.join(sorted(shown[number]))}")
        return 1
    PAGE.write_text(page(shown))
    print(f"Wrote {PAGE.name}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
