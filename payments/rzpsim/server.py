"""The HTTP side: who may call, which endpoint answers, which fault strikes, what goes over the wire."""

import base64
import hmac
import logging
import socket
import struct
import time
from collections.abc import Mapping
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, cast
from urllib.parse import parse_qsl, urlsplit

from payments.rzpsim import faults, routes
from payments.rzpsim.exchange import Request, Response
from payments.rzpsim.rules import ApiError
from payments.rzpsim.simulator import Simulator

logger = logging.getLogger("rzpsim")
LARGEST_BODY = 1_000_000
NOT_FOUND = "The requested URL was not found on the server."


def answer(sim: Simulator, request: Request) -> Response:
    """Answer one request, or raise TornDownError."""
    found = routes.find(request.method, request.path)
    if found is None:
        return faults.refusal(400, "BAD_REQUEST_ERROR", NOT_FOUND)
    route, ids = found
    if route.needs_key and not has_key(sim, request):
        return faults.refusal(401, "BAD_REQUEST_ERROR", "The api key provided is invalid")
    # The control API has to stay usable while everything else misbehaves.
    fault = None if route.name.startswith("sim.") else sim.faults.take(route.name, route.label)
    if fault and not fault.does_the_work:
        return faults.answer_of(fault)
    response = perform(sim, route, replace(request, ids=ids))
    sim.webhooks.wake()
    if fault and fault.mode != "latency_after_commit":
        return faults.answer_of(fault)
    if fault:
        time.sleep(fault.latency_s)
    return response


def has_key(sim: Simulator, request: Request) -> bool:
    """Say whether the request carries the key and its secret."""
    pair = f"{sim.configuration.key_id}:{sim.configuration.key_secret}"
    expected = "Basic " + base64.b64encode(pair.encode()).decode()
    return hmac.compare_digest(request.headers.get("Authorization", "").encode(), expected.encode())


def perform(sim: Simulator, route: routes.Route, request: Request) -> Response:
    """Run the endpoint in one transaction; what it refuses leaves no trace."""
    try:
        if route.in_transaction:
            with sim.store.transaction():
                result = route.handler(sim, request)
        else:
            result = route.handler(sim, request)
    except ApiError as refused:
        return Response.json(refused.body, refused.status)
    return result if isinstance(result, Response) else Response.json(result)


class Server(ThreadingHTTPServer):
    """One thread per connection around one simulator."""

    daemon_threads = True

    def __init__(self, address: tuple[str, int], simulator: Simulator) -> None:
        self.address_family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
        super().__init__(address, Handler)
        self.simulator = simulator
        simulator.faults.endpoints = routes.endpoint_names()

    @property
    def base_url(self) -> str:
        """Return the address clients use."""
        host = str(self.server_address[0])
        return f"http://{f'[{host}]' if ':' in host else host}:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    """Reads one request off the wire and writes its answer."""

    server: Server
    protocol_version = "HTTP/1.1"
    server_version = "rzpsim"
    disable_nagle_algorithm = True

    def handle_any(self) -> None:
        """Answer whatever the method is."""
        try:
            response = self.safely_answered()
        except faults.TornDownError:
            self.reset_connection()
            return
        try:
            self.write(response)
        except (BrokenPipeError, ConnectionResetError):
            # A client that gave up waiting is what a latency fault is for.
            self.close_connection = True

    do_GET = do_POST = do_PATCH = do_PUT = do_DELETE = handle_any  # noqa: N815

    def safely_answered(self) -> Response:
        """Return the answer; a bug of the simulator reads as a server error and is logged."""
        length = int(self.headers.get("Content-Length") or 0)
        if length > LARGEST_BODY:
            self.close_connection = True
            return faults.refusal(413, "BAD_REQUEST_ERROR", "The request is too large.")
        try:
            return answer(self.server.simulator, self.request_read(self.rfile.read(length)))
        except faults.TornDownError:
            raise
        except Exception:
            logger.exception("rzpsim failed to answer %s", self.path)
            return faults.refusal(500, "SERVER_ERROR", "The server encountered an error.")

    def request_read(self, raw: bytes) -> Request:
        """Return what came in."""
        url = urlsplit(self.path)
        query = dict(parse_qsl(url.query, keep_blank_values=True))
        path = url.path.rstrip("/")
        return Request(
            method=self.command, path=path, query=query, headers=cast("Mapping[str, str]", self.headers), raw=raw
        )

    def write(self, response: Response) -> None:
        """Send the answer."""
        self.send_response(response.status)
        for name, value in response.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Type", response.content_type)
        self.send_header("Content-Length", str(len(response.content)))
        self.end_headers()
        self.wfile.write(response.content)

    def reset_connection(self) -> None:
        """Close without an answer; lingering for zero seconds makes the kernel send a reset."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()
        self.close_connection = True

    def log_message(self, format: str, *args: Any) -> None:
        """Log the request line, never a body."""
        logger.info(format, *args)
