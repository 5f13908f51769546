"""Counts a request's queries, when asked by a header; a request without it passes untouched."""

import time
from collections import Counter

from django.db import connection
from django.http import HttpRequest, HttpResponse

ASKED = "HTTP_X_BENCH_COUNT"


class MeterMiddleware:
    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if ASKED not in request.META:
            return self.get_response(request)
        seen: Counter[str] = Counter()

        def count(execute, sql, params, many, context):
            seen[sql.split(None, 1)[0].upper()] += 1
            return execute(sql, params, many, context)

        start = time.process_time()
        with connection.execute_wrapper(count):
            response = self.get_response(request)
        response["X-Bench-Sql"] = str(seen.total())
        response["X-Bench-Cpu-Ms"] = f"{(time.process_time() - start) * 1000:.2f}"
        return response
