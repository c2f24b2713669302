#!/usr/bin/env python3
"""callgrind_top.py FILE [N]: which functions of a profile take most instructions, by themselves and with
what they call. Code inlined from other functions counts for the one into which it was; a function that
calls itself counts once. callgrind_annotate lists such functions once for each source file instead."""

import collections
import re
import sys


def read(path):
    """Costs by themselves, and with what is called, by function; the cost of all."""
    names, own, whole = {}, collections.Counter(), collections.Counter()
    function = callee = None
    expect_call = False

    def name(text):
        number, given = re.match(r"\((\d+)\)(?: (.*))?", text).groups()
        if given:
            names[number] = given
        return names[number]

    for line in open(path, encoding="utf-8", errors="replace"):
        line = line.rstrip("\n")
        if line.startswith("fn="):
            function = name(line[3:])
        elif line.startswith("cfn="):
            callee = name(line[4:])
        elif line.startswith("calls="):
            expect_call = True
        elif re.match(r"[+*-]?\d* ?\d", line) or line.startswith("* "):
            cost = int(line.split()[1])
            if expect_call:
                # A name with 'N is a call of a function that is under way already.
                if not re.search(r"'\d+$", callee):
                    whole[callee] += cost
                expect_call = False
            elif function is not None:
                own[re.sub(r"'\d+$", "", function)] += cost
    return own, whole, sum(own.values())


def table(title, costs, total, count):
    print(f"\n{title}\n")
    print("| million instructions | share | function |\n|---:|---:|---|")
    for function, cost in costs.most_common(count):
        print(f"| {cost / 1e6:,.1f} | {100 * cost / total:.1f} % | `{function[:110]}` |")


def main():
    own, whole, total = read(sys.argv[1])
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 15
    print(f"{total / 1e6:,.0f} million instructions")
    table("By itself:", own, total, count)
    # Who starts threads and loops is not of interest.
    inner = {f: c for f, c in whole.items() if c < 0.995 * total}
    table("With what it calls:", collections.Counter(inner), total, count)


main()
