"""Expected refusals: each has a stable code and a message a shopper can read."""

from django.utils.functional import Promise


class DomainError(Exception):
    """Refuses a request for a reason the person can act on.

    ``code`` never changes and is never translated; ``status`` is the HTTP status the API answers with;
    ``param`` names the offending input where there is one; ``extra`` goes into the API's error body.
    """

    code = "refused"
    status = 409
    message: str | Promise = "This cannot be done."

    def __init__(self, message: str | Promise | None = None, *, param: str = "", **extra: object) -> None:
        self.message = message if message is not None else self.message
        self.param = param
        self.extra = extra
        super().__init__(str(self.message))


class InvalidInput(DomainError):
    code = "invalid_input"
    status = 400


class NotFound(DomainError):
    code = "not_found"
    status = 404


class NotAllowed(DomainError):
    code = "not_allowed"
    status = 403
