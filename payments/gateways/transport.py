"""HTTP as the gateway needs it: a timeout on every call, and each failure sorted before the SDK sees it.

The SDK itself has no timeout, sorts errors by words instead of status, prints to standard output and chokes on
an answer that is not JSON. All of that is settled here, below it.
"""

from typing import Any

import requests
from requests.adapters import HTTPAdapter

from payments.gateways.port import GatewayRefused, GatewayUnavailable

TIMEOUT = (3.0, 10.0)
# Wrong keys, throttling, a request in flight: says nothing about the request itself.
NOT_AN_ANSWER = {401, 403, 408, 409, 425, 429}


class SortingAdapter(HTTPAdapter):
    """Sends once, never for longer than ``TIMEOUT``; whatever fails on the way is ``GatewayUnavailable``."""

    def send(self, request: requests.PreparedRequest, *args: Any, **kwargs: Any) -> requests.Response:
        kwargs["timeout"] = kwargs.get("timeout") or TIMEOUT
        try:
            response = super().send(request, *args, **kwargs)
            _ = response.content  # read here, so that a connection torn down half way is sorted here too
        except requests.RequestException as error:
            raise GatewayUnavailable(type(error).__name__) from error
        return response


def sort_answer(response: requests.Response, *args: Any, **kwargs: Any) -> None:
    """Raise by HTTP status, as a response hook: only a 4xx with an error body is a refusal."""
    body = _object_in(response)
    status = response.status_code
    if 200 <= status < 300 and body is not None:
        return
    error = (body or {}).get("error")
    if 400 <= status < 500 and status not in NOT_AN_ANSWER and isinstance(error, dict):
        raise GatewayRefused(str(error.get("description") or error.get("code") or status)[:200])
    raise GatewayUnavailable(f"HTTP {status}")


def _object_in(response: requests.Response) -> dict[str, Any] | None:
    try:
        body = response.json()
    except ValueError:
        return None
    return body if isinstance(body, dict) else None


def session() -> requests.Session:
    """Return a session that trusts no proxy of the environment and follows no redirect."""
    made = requests.Session()
    made.trust_env = False
    made.mount("https://", SortingAdapter())
    made.mount("http://", SortingAdapter())
    made.hooks["response"].append(sort_answer)
    return made
