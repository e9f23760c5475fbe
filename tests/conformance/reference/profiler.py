"""Writes what torch.profiler.schedule does in each of the first steps, for some schedules: N none, W warm-up, R recorded."""

import pathlib

from torch.profiler import ProfilerAction, schedule

FOLDER = pathlib.Path(__file__).parent
STEPS = 40
LETTERS = {
    ProfilerAction.NONE: "N",
    ProfilerAction.WARMUP: "W",
    ProfilerAction.RECORD: "R",
    ProfilerAction.RECORD_AND_SAVE: "R",
}
SCHEDULES = [
    dict(wait=0, warmup=1, active=1),
    dict(wait=1, warmup=1, active=3, repeat=2),
    dict(wait=5, warmup=2, active=3),
    dict(wait=0, warmup=1, active=4, repeat=1, skip_first=10),
    dict(wait=3, warmup=0, active=2, repeat=3, skip_first=1),
    dict(wait=50, warmup=1, active=1),
]


def line(options):
    action = schedule(**options)
    text = ",".join(f"{name}={value}" for name, value in options.items())
    letters = "".join(LETTERS[action(step)] for step in range(STEPS))
    return text.replace("skip_first", "skipFirst") + " " + letters + "\n"


def main():
    (FOLDER / "profiler.txt").write_text("".join(map(line, SCHEDULES)))


if __name__ == "__main__":
    main()
