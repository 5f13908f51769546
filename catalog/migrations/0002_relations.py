import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0001_initial"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("partner", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="product",
            name="owner",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="products",
                to="partner.partner",
                verbose_name="owner",
            ),
        ),
        migrations.AddField(
            model_name="product",
            name="parent",
            field=models.ForeignKey(
                blank=True,
                help_text="Only choose a parent product if you're creating a child product.  For example if this is a size 4 of a particular t-shirt.  Leave blank if this is a stand-alone product (i.e. there is only one version of this product).",
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="children",
                to="catalogue.product",
                verbose_name="Parent product",
            ),
        ),
        migrations.AddField(
            model_name="product",
            name="product_options",
            field=models.ManyToManyField(
                blank=True,
                help_text="Options are values that can be associated with a item when it is added to a customer's basket.  This could be something like a personalised message to be printed on a T-shirt.",
                to="catalogue.option",
                verbose_name="Product options",
            ),
        ),
        migrations.AddField(
            model_name="option",
            name="option_group",
            field=models.ForeignKey(
                blank=True,
                help_text='Select an option group if using type "Option" or "Multi Option"',
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="product_options",
                to="catalogue.attributeoptiongroup",
                verbose_name="Option Group",
            ),
        ),
        migrations.AddField(
            model_name="productattribute",
            name="option_group",
            field=models.ForeignKey(
                blank=True,
                help_text='Select an option group if using type "Option" or "Multi Option"',
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="product_attributes",
                to="catalogue.attributeoptiongroup",
                verbose_name="Option Group",
            ),
        ),
        migrations.AddField(
            model_name="productattributevalue",
            name="attribute",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                to="catalogue.productattribute",
                verbose_name="Attribute",
            ),
        ),
        migrations.AddField(
            model_name="productattributevalue",
            name="entity_content_type",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                to="contenttypes.contenttype",
            ),
        ),
        migrations.AddField(
            model_name="productattributevalue",
            name="product",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="attribute_values",
                to="catalogue.product",
                verbose_name="Product",
            ),
        ),
        migrations.AddField(
            model_name="productattributevalue",
            name="value_multi_option",
            field=models.ManyToManyField(
                blank=True,
                related_name="multi_valued_attribute_values",
                to="catalogue.attributeoption",
                verbose_name="Value multi option",
            ),
        ),
        migrations.AddField(
            model_name="productattributevalue",
            name="value_option",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                to="catalogue.attributeoption",
                verbose_name="Value option",
            ),
        ),
        migrations.AddField(
            model_name="product",
            name="attributes",
            field=models.ManyToManyField(
                help_text="A product attribute is something that this product may have, such as a size, as specified by its class",
                through="catalogue.ProductAttributeValue",
                to="catalogue.productattribute",
                verbose_name="Attributes",
            ),
        ),
        migrations.AddField(
            model_name="productcategory",
            name="category",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, to="catalogue.category", verbose_name="Category"
            ),
        ),
        migrations.AddField(
            model_name="productcategory",
            name="product",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, to="catalogue.product", verbose_name="Product"
            ),
        ),
        migrations.AddField(
            model_name="product",
            name="categories",
            field=models.ManyToManyField(
                through="catalogue.ProductCategory", to="catalogue.category", verbose_name="Categories"
            ),
        ),
        migrations.AddField(
            model_name="productclass",
            name="options",
            field=models.ManyToManyField(blank=True, to="catalogue.option", verbose_name="Options"),
        ),
        migrations.AddField(
            model_name="productattribute",
            name="product_class",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="attributes",
                to="catalogue.productclass",
                verbose_name="Product type",
            ),
        ),
        migrations.AddField(
            model_name="product",
            name="product_class",
            field=models.ForeignKey(
                blank=True,
                help_text="Choose what type of product this is",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="products",
                to="catalogue.productclass",
                verbose_name="Product type",
            ),
        ),
        migrations.AddField(
            model_name="productimage",
            name="product",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="images",
                to="catalogue.product",
                verbose_name="Product",
            ),
        ),
        migrations.AddField(
            model_name="productrecommendation",
            name="primary",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="primary_recommendations",
                to="catalogue.product",
                verbose_name="Primary product",
            ),
        ),
        migrations.AddField(
            model_name="productrecommendation",
            name="recommendation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                to="catalogue.product",
                verbose_name="Recommended product",
            ),
        ),
        migrations.AddField(
            model_name="product",
            name="recommended_products",
            field=models.ManyToManyField(
                blank=True,
                help_text="These are products that are recommended to accompany the main product.",
                through="catalogue.ProductRecommendation",
                to="catalogue.product",
                verbose_name="Recommended products",
            ),
        ),
        migrations.AddConstraint(
            model_name="taxrate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("condition", "flat"),
                    models.Q(("threshold_paise__isnull", False), ("rate_above_bp__isnull", False)),
                    _connector="OR",
                ),
                name="threshold_rate_names_its_threshold",
            ),
        ),
        migrations.AddField(
            model_name="product",
            name="tax_rate",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                to="catalogue.taxrate",
                verbose_name="declared tax rate",
            ),
        ),
        migrations.AlterUniqueTogether(
            name="attributeoption",
            unique_together={("group", "option")},
        ),
        migrations.AddField(
            model_name="listing",
            name="category",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="catalogue.category"
            ),
        ),
        migrations.AddField(
            model_name="listing",
            name="seller",
            field=models.ForeignKey(
                help_text="Of the best offer.",
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="partner.partner",
            ),
        ),
        migrations.AlterUniqueTogether(
            name="productattributevalue",
            unique_together={("attribute", "product")},
        ),
        migrations.AlterUniqueTogether(
            name="productcategory",
            unique_together={("product", "category")},
        ),
        migrations.AlterUniqueTogether(
            name="productattribute",
            unique_together={("code", "product_class")},
        ),
        migrations.AlterUniqueTogether(
            name="productrecommendation",
            unique_together={("primary", "recommendation")},
        ),
        migrations.AddIndex(
            model_name="listing",
            index=models.Index(fields=["category_path", "-score"], name="listing_by_category"),
        ),
        migrations.AddIndex(
            model_name="listing",
            index=models.Index(fields=["seller", "-score"], name="listing_by_seller"),
        ),
        migrations.AddIndex(
            model_name="listing",
            index=models.Index(fields=["-score"], name="listing_by_score"),
        ),
    ]
