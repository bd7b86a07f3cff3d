"""`python -m bench.matching [--sizes 1000,10000,100000]`: how well needs find offers, and what that costs."""

import argparse
from collections.abc import Sequence

from bench.matching.cost import cost_rows
from bench.matching.quality import SETS, quality


def main(arguments: Sequence[str] | None = None) -> None:
    """Prints both tables in markdown."""
    parser = argparse.ArgumentParser(prog="python -m bench.matching", description=__doc__)
    parser.add_argument("--sizes", default="1000,10000", help="numbers of contacts, 4 needs and 4 offers each")
    typed = parser.parse_args(arguments)
    print("| set | pairs | precision@1 | precision@3 | recall | lures found | other answers a need |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for name in SETS:
        found = quality(name)
        shares = " | ".join(f"{share:.2f}" for share in (found.first, found.among_three, found.recall))
        print(f"| {name} | {found.pairs} | {shares} | {found.lures_found} of {found.lures} | {found.others:.1f} |")
    sizes = [int(size) for size in typed.sizes.split(",") if size]
    if sizes:
        print("\n| contacts | phrases | what | s of CPU | peak MiB more |")
        print("| --- | --- | --- | --- | --- |")
        for row in cost_rows(sizes):
            print(f"| {row.contacts:,} | {row.phrases} | {row.what} | {row.seconds:.2f} | {row.mebibytes} |")


if __name__ == "__main__":
    main()
