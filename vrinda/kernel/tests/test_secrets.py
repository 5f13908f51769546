"""What is secret is ciphertext in the database."""

import pytest
from cryptography.fernet import InvalidToken
from django.core.exceptions import FieldError
from django.db import connection

from sellers.models import Seller
from vrinda.kernel.secrets import decrypt, encrypt


@pytest.mark.django_db
def test_pan_and_bank_account_are_ciphertext_at_rest(bela_shop):
    with connection.cursor() as cursor:
        cursor.execute("SELECT pan, bank_account FROM partner_partner WHERE id = %s", [bela_shop.pk])
        pan, account = cursor.fetchone()
    assert bela_shop.pan not in pan
    assert bela_shop.bank_account not in account
    assert Seller.objects.get(pk=bela_shop.pk).pan == bela_shop.pan


@pytest.mark.django_db
def test_searching_by_a_secret_is_an_error(bela_shop):
    with pytest.raises(FieldError):
        Seller.objects.filter(pan=bela_shop.pan).exists()


def test_old_key_reads_while_the_new_one_writes(settings):
    settings.FIELD_ENCRYPTION_KEYS = ["old"]
    token = encrypt("ABCPE1234F")
    settings.FIELD_ENCRYPTION_KEYS = ["new", "old"]
    assert decrypt(token) == "ABCPE1234F"
    settings.FIELD_ENCRYPTION_KEYS = ["new"]
    with pytest.raises(InvalidToken):
        decrypt(token)
