import pytest

from payments.rzpsim.configuration import Configuration, RefusedToStart, refuse_outside_development


@pytest.mark.parametrize(
    ("host", "environ"),
    [
        ("0.0.0.0", {}),
        ("192.168.1.5", {"DEBUG": "true"}),
        ("vrinda.example", {"DEBUG": "true"}),
        ("127.0.0.1", {"DEBUG": "0"}),
        ("127.0.0.1", {"DEBUG": "False"}),
        ("127.0.0.1", {"VRINDA_ENV": "production"}),
        ("127.0.0.1", {"DJANGO_ENV": "Production", "DEBUG": "true"}),
        ("127.0.0.1", {"RAZORPAY_KEY_ID": "rzp_live_vrinda"}),
    ],
)
def test_it_refuses_to_start_where_real_buyers_may_be(host, environ):
    with pytest.raises(RefusedToStart):
        refuse_outside_development(host=host, environ=environ)


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost"])
def test_it_starts_on_a_developers_machine(host):
    assert refuse_outside_development(host=host, environ={"DEBUG": "1"}) is None


def test_it_shares_the_shops_keys():
    configuration = Configuration.from_environment({"RAZORPAY_KEY_ID": "rzp_test_other", "RAZORPAY_KEY_SECRET": "s"})
    assert (configuration.key_id, configuration.key_secret) == ("rzp_test_other", "s")
    assert configuration.webhook_secret == "vrinda_webhook_secret"
