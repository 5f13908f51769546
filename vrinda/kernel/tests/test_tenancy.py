"""A seller's rows cannot be read by forgetting to say whose."""

import pytest
from django_scopes.exceptions import ScopeError

from sellers.models import Member
from vrinda.kernel.tenancy import scope


@pytest.mark.django_db
def test_query_outside_a_scope_raises(bela):
    with pytest.raises(ScopeError):
        Member.objects.count()


@pytest.mark.django_db
def test_scope_shows_one_sellers_rows_only(bela, bela_shop, chand):
    with scope(seller=bela_shop):
        assert [member.user for member in Member.objects.select_related("user")] == [bela]
    assert Member.across_sellers.count() == 2
