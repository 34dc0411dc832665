"""Names that stand in files, tables and other people's scripts."""

from trainer.domain.categories import Category, SaleStage


def test_the_seven_categories_keep_their_names():
    assert list(Category) == ["budget", "time", "ignorance", "price", "preference", "fear", "no_interest"]


def test_the_five_stages_keep_their_order():
    assert list(SaleStage) == ["attention", "interest", "conviction", "desire", "action"]
