"""One HTTP request and its answer, free of the server that carries them."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from payments.rzpsim.rules import ApiError


@dataclass(frozen=True)
class Request:
    """What came in: `ids` are the parts of the path that the route names."""

    method: str
    path: str
    query: dict[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    raw: bytes = b""
    ids: tuple[str, ...] = ()

    def body(self) -> dict[str, Any]:
        """Return the JSON body as an object."""
        if not self.raw:
            return {}
        try:
            body = json.loads(self.raw)
        except ValueError as error:
            raise ApiError("The request body is not valid JSON.") from error
        if isinstance(body, list) and not body:
            return {}
        if not isinstance(body, dict):
            raise ApiError("The request body must be an object.")
        return body

    def form(self) -> dict[str, str]:
        """Return the posted form, the last value of each name."""
        return dict(parse_qsl(self.raw.decode("utf-8", "replace"), keep_blank_values=True))

    def fingerprint(self) -> str:
        """Return a digest that is equal for requests that ask the same."""
        canonical = json.dumps(self.body(), sort_keys=True)
        return hashlib.sha256(f"{self.method} {self.path} {canonical}".encode()).hexdigest()

    def number(self, name: str, default: int, *, most: int) -> int:
        """Return a whole number from the query."""
        text = self.query.get(name, str(default))
        if not text.isdecimal() or int(text) > most:
            raise ApiError(f"The {name} must be between 0 and {most}.", field=name)
        return int(text)


@dataclass(frozen=True)
class Response:
    """What goes out."""

    status: int
    content: bytes
    content_type: str = "application/json"
    headers: dict[str, str] = field(default_factory=dict)

    @classmethod
    def json(cls, body: Any, status: int = 200) -> "Response":
        """Answer with JSON."""
        return cls(status, json.dumps(body, ensure_ascii=False).encode())

    @classmethod
    def html(cls, page: str, status: int = 200) -> "Response":
        """Answer with a page."""
        return cls(status, page.encode(), "text/html; charset=utf-8", {"Cache-Control": "no-store"})

    @classmethod
    def redirect(cls, location: str) -> "Response":
        """Send the browser on with a GET."""
        return cls(303, b"", "text/plain", {"Location": location})


Handler = Callable[[Any, Request], Any]
