"""Letters about questions: to the shops that can answer, and to who asked."""

import structlog
from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_noop

from catalog.models import Answer, Product, Question
from catalog.services.letters import send_letter
from sellers.models import Seller
from sellers.queries import offers_on_sale
from vrinda.kernel.addresses import absolute
from vrinda.kernel.tries import TooManyTries

log = structlog.get_logger(__name__)
MOST_SHOPS = 5


def tell_shops(*, question: Question) -> int:
    """Write to the shop that owns a product, and to a few that offer it; return to how many."""
    return sum(_tell_shop(seller, question) for seller in _shops_of(question.product))


def _shops_of(product: Product) -> list[Seller]:
    offers = offers_on_sale().filter(product__in=[product.pk, *product.children.values_list("pk", flat=True)])
    shops = {offer.partner.pk: offer.partner for offer in offers.select_related("partner").order_by("pk")[:50]}
    first = {product.owner.pk: product.owner} if product.owner and product.owner.is_open_for_trade else {}
    return [seller for seller in {**first, **shops}.values() if seller.email][:MOST_SHOPS]


def _tell_shop(seller: Seller, question: Question) -> bool:
    page = absolute(reverse("portal_questions:list"))
    return _write(
        seller.email,
        settings.LANGUAGE_CODE,
        "question_asked",
        gettext_noop("A question about %(title)s"),
        {"title": question.product.title, "question": question, "seller": seller, "page": page},
    )


def tell_asker(*, answer: Answer) -> bool:
    """Write to who asked that there is an answer; not to somebody who answers themselves."""
    asker, question = answer.question.author, answer.question
    if not asker.email or asker.pk == answer.author_id:
        return False
    language = asker.language or settings.LANGUAGE_CODE
    title = (question.product.title_hi if language == "hi" else "") or question.product.title
    with translation.override(language):
        page = absolute(reverse("voices:questions", kwargs={"public_id": question.product.public_id}))
    content = {"title": title, "question": question, "answer": answer, "page": page}
    return _write(asker.email, language, "question_answered", gettext_noop("Your question about %(title)s"), content)


def _write(to: str, language: str, template: str, subject: str, content: dict[str, object]) -> bool:
    try:
        send_letter(to=to, language=language, template=template, subject=subject, content=content)
    except TooManyTries:
        log.info("letter_withheld", template=template)
        return False
    return True
