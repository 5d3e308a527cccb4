"""Dates that contradict each other."""

import pytest

CASES = {
    "finished before it started": (
        "started: 2026-03-01\nfinished: 2026-01-31\ntasks:\nmilestones:",
        ["S201 error [2026-01-31] the work finished on 2026-01-31, before it started on 2026-03-01 (Exchange the two dates, or correct one of them.)"],
    ),
    "finished on the day it started": ("started: 2026-03-01\nfinished: 2026-03-01\ntasks:", []),
    "a task before the start": (
        "tasks:\n  - {title: Plan, done: 2025-12-01}",
        ["S202 warning [2025-12-01] task 1 was done on 2025-12-01, before the work started on 2026-01-05 (Correct one of the two dates.)"],
    ),
    "a task after the end": (
        "tasks:\n  - title: Plan\n  - title: Read\n    done: 2026-03-28",
        ["S202 warning [2026-03-28] task 2 was done on 2026-03-28, after the work finished on 2026-03-27 (Correct one of the two dates.)"],
    ),
    "a task while the work goes on": ("finished:\ntasks:\n  - {title: Plan, done: 2026-03-30}", []),
    "an end after the submission": (
        "finished: 2026-05-01",
        ["S203 warning [2026-05-01] the end is dated 2026-05-01, but the story was handed in on 2026-04-01 (Correct the date; leave it out where it is only planned.)"],
    ),
    "an end before the last change": ("finished: 2026-05-01\nupdated: 2026-05-01", []),
    "no submission, no future": ("finished: 2036-05-01\nsubmitted:\nconsent: {by: A, on: 2026-01-01}", []),
    "milestones out of order": (
        "milestones:\n  - {date: 2026-02-10, title: Two}\n  - {date: 2026-02-01, title: One}",
        ["S204 info [2026-02-01] milestone 2 is dated 2026-02-01, before the one above it (List the milestones in the order of their dates.)"],
    ),
    "consent after the submission": (
        "consent: {by: Kavita Verma, on: 2026-04-02, photos: yes, names: yes}",
        ["S205 info [2026-04-02] consent was given on 2026-04-02, after the story was handed in on 2026-04-01 (Check the date.)"],
    ),
    "established after it started": ("established: 2027", ["S206 warning [2027] established in 2027, but started on 2026-01-05 (Correct one of the two.)"]),
    "established before it started": ("established: 2017", []),
    "changed before it was handed in": (
        "updated: 2026-03-30",
        ["S207 warning [2026-03-30] last changed on 2026-03-30, before it was handed in on 2026-04-01 (Correct one of the two.)"],
    ),
    "younger than its festival": (
        "started: 2027-01-05\nfinished:\ntasks:\nmilestones:\nsubmitted:",
        ["S208 warning [2027-01-05] the work started on 2027-01-05, but the festival was in 2026 (Correct the date or the festival.)"],
    ),
}


@pytest.mark.parametrize(("fields", "expected"), CASES.values(), ids=CASES)
def test_dates(desk, fields, expected):
    assert desk.findings(desk.write("story", fields), codes="S2") == expected
