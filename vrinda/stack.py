"""Room on the interpreter's stack for a whole request.

CPython 3.11 and 3.12 keep the frames of running functions in chunks of 16 KB, and give a chunk back to the system as
soon as the last frame in it returns. A loop that calls across the end of a chunk then maps and unmaps memory on
every call; templates, nested deep below a dozen middlewares, lose a third of their time to it
(https://github.com/python/cpython/issues/142183, mended in later versions). A frame too large for any chunk gets
one of its own, with as much room again behind it: what is called from there never meets an end.
"""

from collections.abc import Callable
from typing import Any

SLOTS = 30_000  # of 8 bytes; the chunk made for it holds 512 KB, of which the system backs what is touched


def with_room(application: Callable[..., Any]) -> Callable[..., Any]:
    """Return the same WSGI application, called from a frame that has room behind it."""

    def call(environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
        return application(environ, start_response)

    call.__code__ = call.__code__.replace(co_stacksize=SLOTS)
    return call
