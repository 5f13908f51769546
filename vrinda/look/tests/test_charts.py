"""The geometry of charts adds up, at the edges too."""

from vrinda.look.charts import Step, bars_of, ends_of, waterfall_of


def test_highest_bar_fills_the_plot_and_zero_has_no_height():
    plot = bars_of([("1 Mar", 50), ("2 Mar", 100), ("3 Mar", 0)])
    assert [(bar.x, bar.y, bar.height) for bar in plot.bars] == [(0, 50, 50), (15, 0, 100), (30, 100, 0)]
    assert (plot.width, plot.zero_y) == (40, 100)


def test_loss_hangs_under_the_base_line():
    plot = bars_of([{"label": "a", "value": 100}, {"label": "b", "value": -100}])
    assert [(bar.y, bar.height) for bar in plot.bars] == [(0, 50), (50, 50)]


def test_chart_without_points_is_empty():
    assert bars_of([]).bars == ()
    assert ends_of([]).first == ""


def test_each_change_of_a_waterfall_starts_where_the_last_one_ended():
    rows = [
        {"label": "Buyer pays", "amount_paise": 1000, "kind": "start"},
        {"label": "Commission", "amount_paise": -100, "kind": "change"},
        {"label": "Tax", "amount_paise": -50, "kind": "change"},
        {"label": "You earn", "amount_paise": 850, "kind": "total"},
    ]
    assert waterfall_of(rows) == [
        Step("Buyer pays", 1000, "start", "", 0, 1000),
        Step("Commission", -100, "change", "", 900, 100),
        Step("Tax", -50, "change", "", 850, 50),
        Step("You earn", 850, "total", "", 0, 850),
    ]
