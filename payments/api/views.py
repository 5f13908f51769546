"""The gateway's door: a signed message in, a status out; nothing of the body is ever echoed."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from payments.services.capture import NotSigned
from payments.services.webhooks import receive_webhook


@csrf_exempt
@require_POST
def razorpay_webhook(request: HttpRequest) -> HttpResponse:
    """Take a webhook by its raw bytes: a signature holds for these only, not for the same JSON written anew."""
    try:
        receive_webhook(headers=request.headers, raw=request.body)
    except NotSigned:
        return HttpResponse(status=400)
    return HttpResponse(status=200)
