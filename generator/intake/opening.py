"""How files that strangers handed in are opened: as what they were when their folder was listed, even where somebody exchanged them since."""

import errno
import os
import stat

_ONLY = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


def only_files(path: str, flags: int) -> int:
    """An opener for `open`: no link is followed, and nothing is waited for at a pipe or device.

    Raises:
        OSError: the path is a link, or no ordinary file.
    """
    handle = os.open(path, flags | _ONLY)
    if stat.S_ISREG(os.fstat(handle).st_mode):
        return handle
    os.close(handle)
    raise OSError(errno.EINVAL, "it is no ordinary file")
