"""The forms in which a report is written, one a module: for people at a terminal and by mail, for programs, code hosts and editors."""
