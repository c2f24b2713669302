"""Times a maker's work from inside its process: the first document alone, then all of them warm."""

import json
import resource
import time


def each(make, paths, finish=lambda: None):
    """Makes one document when there is one; else makes the first untimed, then the others timed. What
    `finish` does belongs to the time. Prints seconds of the clock and of the processor."""
    if len(paths) == 1:
        make(paths[0])
        finish()
        return
    make(paths[0])
    wall, cpu = time.perf_counter(), processor()
    for path in paths[1:]:
        make(path)
    finish()
    print(json.dumps({"wall": time.perf_counter() - wall, "cpu": processor() - cpu}))


def processor():
    """Seconds of the processor, of this process and of those it started and waited for."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(u.ru_utime + u.ru_stime for u in used)
