import django.core.validators
import django.db.models.deletion
import oscar.core.validators
import oscar.models.fields
import oscar.models.fields.autoslugfield
import oscar.models.fields.slugfield
import oscar.utils.models
from django.db import migrations, models

import vrinda.kernel.ids


class Migration(migrations.Migration):
    replaces = [
        ("catalogue", "0013_auto_20170821_1548"),
        ("catalogue", "0027_attributeoption_code_attributeoptiongroup_code_and_more"),
    ]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="ProductCategoryHierarchy",
            fields=[
                ("id", models.CharField(max_length=255, primary_key=True, serialize=False)),
                ("product_id", models.IntegerField()),
                ("category_id", models.IntegerField()),
            ],
            options={
                "verbose_name": "Product category hierarchy",
                "verbose_name_plural": "Product categories hierarchy",
                "db_table": "catalogue_product_category_hierarchy",
                "abstract": False,
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="AttributeOptionGroup",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("name", models.CharField(max_length=128, verbose_name="Name")),
                (
                    "code",
                    oscar.models.fields.NullCharField(max_length=255, unique=True, verbose_name="Unique identifier"),
                ),
            ],
            options={
                "verbose_name": "Attribute option group",
                "verbose_name_plural": "Attribute option groups",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Category",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("path", models.CharField(max_length=255, unique=True)),
                ("depth", models.PositiveIntegerField()),
                ("numchild", models.PositiveIntegerField(default=0)),
                ("name", models.CharField(db_index=True, max_length=255, verbose_name="Name")),
                ("code", oscar.models.fields.NullCharField(max_length=255, unique=True, verbose_name="Code")),
                ("description", models.TextField(blank=True, verbose_name="Description")),
                ("long_description", models.TextField(blank=True, verbose_name="Long description")),
                (
                    "meta_title",
                    models.CharField(blank=True, max_length=255, null=True, verbose_name="Meta title"),
                ),
                (
                    "meta_description",
                    models.TextField(blank=True, null=True, verbose_name="Meta description"),
                ),
                (
                    "image",
                    models.ImageField(
                        blank=True, max_length=255, null=True, upload_to="categories", verbose_name="Image"
                    ),
                ),
                ("slug", oscar.models.fields.slugfield.SlugField(max_length=255, verbose_name="Slug")),
                (
                    "exclude_from_menu",
                    models.BooleanField(
                        db_index=True,
                        default=False,
                        help_text="Exclude this category from the menu.",
                        verbose_name="Exclude from menu",
                    ),
                ),
                (
                    "is_public",
                    models.BooleanField(
                        db_index=True,
                        default=True,
                        help_text="Show this category in search results and catalogue listings.",
                        verbose_name="Is public",
                    ),
                ),
                (
                    "ancestors_are_public",
                    models.BooleanField(
                        db_index=True,
                        default=True,
                        help_text="The ancestors of this category are public",
                        verbose_name="Ancestor categories are public",
                    ),
                ),
                (
                    "public_id",
                    vrinda.kernel.ids.PublicIdField(editable=False, max_length=32, prefix="cat", unique=True),
                ),
                ("name_hi", models.CharField(blank=True, max_length=255, verbose_name="name in Hindi")),
                ("motif", models.CharField(blank=True, max_length=40, verbose_name="motif")),
                ("tint", models.CharField(blank=True, max_length=12, verbose_name="tint")),
                ("default_hsn", models.CharField(blank=True, max_length=8, verbose_name="usual HSN")),
                ("requires_fssai", models.BooleanField(default=False, verbose_name="food: needs FSSAI")),
            ],
            options={
                "verbose_name": "Category",
                "verbose_name_plural": "Categories",
                "ordering": ["path"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Product",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                (
                    "structure",
                    models.CharField(
                        choices=[
                            ("standalone", "Stand-alone product"),
                            ("parent", "Parent product"),
                            ("child", "Child product"),
                        ],
                        default="standalone",
                        max_length=10,
                        verbose_name="Product structure",
                    ),
                ),
                (
                    "is_public",
                    models.BooleanField(
                        db_index=True,
                        default=True,
                        help_text="Show this product in search results and catalogue listings.",
                        verbose_name="Is public",
                    ),
                ),
                (
                    "upc",
                    oscar.models.fields.NullCharField(
                        help_text="Universal Product Code (UPC) is an identifier for a product which is not specific to a particular  supplier. Eg an ISBN for a book.",
                        max_length=64,
                        unique=True,
                        verbose_name="UPC",
                    ),
                ),
                ("title", models.CharField(blank=True, max_length=255, verbose_name="Title")),
                ("slug", oscar.models.fields.slugfield.SlugField(max_length=255, verbose_name="Slug")),
                ("description", models.TextField(blank=True, verbose_name="Description")),
                (
                    "meta_title",
                    models.CharField(blank=True, max_length=255, null=True, verbose_name="Meta title"),
                ),
                (
                    "meta_description",
                    models.TextField(blank=True, null=True, verbose_name="Meta description"),
                ),
                (
                    "priority",
                    models.SmallIntegerField(
                        db_index=True,
                        default=0,
                        help_text="The highest priority products are shown first",
                        validators=[django.core.validators.MinValueValidator(-1)],
                        verbose_name="Priority",
                    ),
                ),
                ("rating", models.FloatField(editable=False, null=True, verbose_name="Rating")),
                (
                    "date_created",
                    models.DateTimeField(auto_now_add=True, db_index=True, verbose_name="Date created"),
                ),
                (
                    "date_updated",
                    models.DateTimeField(auto_now=True, db_index=True, verbose_name="Date updated"),
                ),
                (
                    "is_discountable",
                    models.BooleanField(
                        default=True,
                        help_text="This flag indicates if this product can be used in an offer or not",
                        verbose_name="Is discountable?",
                    ),
                ),
                (
                    "code",
                    models.CharField(
                        blank=True,
                        max_length=255,
                        null=True,
                        unique=True,
                        verbose_name="Code can be used to store a secondary unique identifier, when upc isn't sufficient",
                    ),
                ),
                (
                    "public_id",
                    vrinda.kernel.ids.PublicIdField(editable=False, max_length=32, prefix="prd", unique=True),
                ),
                ("title_hi", models.CharField(blank=True, max_length=255, verbose_name="title in Hindi")),
                ("description_hi", models.TextField(blank=True, verbose_name="description in Hindi")),
                (
                    "moderation",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Waiting for review"),
                            ("published", "Published"),
                            ("rejected", "Sent back"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                (
                    "moderation_note",
                    models.CharField(blank=True, max_length=300, verbose_name="note of the review"),
                ),
                ("hsn", models.CharField(blank=True, max_length=8, verbose_name="HSN")),
                (
                    "country_of_origin",
                    models.CharField(default="IN", max_length=2, verbose_name="country of origin"),
                ),
                (
                    "unit",
                    models.CharField(
                        choices=[
                            ("piece", "piece"),
                            ("set", "set"),
                            ("pack", "pack"),
                            ("kg", "kilogram"),
                            ("litre", "litre"),
                            ("metre", "metre"),
                            ("pair", "pair"),
                        ],
                        default="piece",
                        max_length=8,
                        verbose_name="unit",
                    ),
                ),
                ("net_quantity", models.CharField(blank=True, max_length=40, verbose_name="net quantity")),
                (
                    "weight_g",
                    models.PositiveIntegerField(default=0, verbose_name="weight with packing, grams"),
                ),
                ("is_returnable", models.BooleanField(default=True, verbose_name="can be returned")),
            ],
            options={
                "verbose_name": "Product",
                "verbose_name_plural": "Products",
                "ordering": (),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Option",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("name", models.CharField(db_index=True, max_length=128, verbose_name="Name")),
                (
                    "code",
                    oscar.models.fields.autoslugfield.AutoSlugField(
                        blank=True,
                        editable=False,
                        max_length=128,
                        populate_from="name",
                        unique=True,
                        verbose_name="Code",
                    ),
                ),
                (
                    "type",
                    models.CharField(
                        choices=[
                            ("text", "Text"),
                            ("integer", "Integer"),
                            ("boolean", "True / False"),
                            ("float", "Float"),
                            ("date", "Date"),
                            ("select", "Select"),
                            ("radio", "Radio"),
                            ("multi_select", "Multi select"),
                            ("checkbox", "Checkbox"),
                        ],
                        default="text",
                        max_length=255,
                        verbose_name="Type",
                    ),
                ),
                ("required", models.BooleanField(default=False, verbose_name="Is this option required?")),
                (
                    "help_text",
                    models.CharField(
                        blank=True,
                        help_text="Help text shown to the user on the add to basket form",
                        max_length=255,
                        null=True,
                        verbose_name="Help text",
                    ),
                ),
                (
                    "order",
                    models.IntegerField(
                        blank=True,
                        db_index=True,
                        help_text="Controls the ordering of product options on product detail pages",
                        null=True,
                        verbose_name="Ordering",
                    ),
                ),
            ],
            options={
                "verbose_name": "Option",
                "verbose_name_plural": "Options",
                "ordering": ["order", "name"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ProductAttribute",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("name", models.CharField(max_length=128, verbose_name="Name")),
                (
                    "code",
                    models.SlugField(
                        max_length=128,
                        validators=[
                            django.core.validators.RegexValidator(
                                message="Code can only contain the letters a-z, A-Z, digits, and underscores, and can't start with a digit.",
                                regex="^[a-zA-Z_][0-9a-zA-Z_]*$",
                            ),
                            oscar.core.validators.non_python_keyword,
                        ],
                        verbose_name="Code",
                    ),
                ),
                (
                    "type",
                    models.CharField(
                        choices=[
                            ("text", "Text"),
                            ("integer", "Integer"),
                            ("boolean", "True / False"),
                            ("float", "Float"),
                            ("richtext", "Rich Text"),
                            ("date", "Date"),
                            ("datetime", "Datetime"),
                            ("option", "Option"),
                            ("multi_option", "Multi Option"),
                            ("entity", "Entity"),
                            ("file", "File"),
                            ("image", "Image"),
                        ],
                        default="text",
                        max_length=20,
                        verbose_name="Type",
                    ),
                ),
                ("required", models.BooleanField(default=False, verbose_name="Required")),
            ],
            options={
                "verbose_name": "Product attribute",
                "verbose_name_plural": "Product attributes",
                "ordering": ["code"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ProductAttributeValue",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("value_text", models.TextField(blank=True, null=True, verbose_name="Text")),
                (
                    "value_integer",
                    models.IntegerField(blank=True, db_index=True, null=True, verbose_name="Integer"),
                ),
                (
                    "value_boolean",
                    models.BooleanField(blank=True, db_index=True, null=True, verbose_name="Boolean"),
                ),
                (
                    "value_float",
                    models.FloatField(blank=True, db_index=True, null=True, verbose_name="Float"),
                ),
                ("value_richtext", models.TextField(blank=True, null=True, verbose_name="Richtext")),
                ("value_date", models.DateField(blank=True, db_index=True, null=True, verbose_name="Date")),
                (
                    "value_datetime",
                    models.DateTimeField(blank=True, db_index=True, null=True, verbose_name="DateTime"),
                ),
                (
                    "value_file",
                    models.FileField(
                        blank=True,
                        max_length=255,
                        null=True,
                        upload_to=oscar.utils.models.get_image_upload_path,
                    ),
                ),
                (
                    "value_image",
                    models.ImageField(
                        blank=True,
                        max_length=255,
                        null=True,
                        upload_to=oscar.utils.models.get_image_upload_path,
                    ),
                ),
                ("entity_object_id", models.PositiveIntegerField(blank=True, editable=False, null=True)),
            ],
            options={
                "verbose_name": "Product attribute value",
                "verbose_name_plural": "Product attribute values",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ProductCategory",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
            ],
            options={
                "verbose_name": "Product category",
                "verbose_name_plural": "Product categories",
                "ordering": ["product", "category"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ProductClass",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("name", models.CharField(max_length=128, verbose_name="Name")),
                (
                    "slug",
                    oscar.models.fields.autoslugfield.AutoSlugField(
                        blank=True,
                        editable=False,
                        max_length=128,
                        populate_from="name",
                        unique=True,
                        verbose_name="Slug",
                    ),
                ),
                ("requires_shipping", models.BooleanField(default=True, verbose_name="Requires shipping?")),
                ("track_stock", models.BooleanField(default=True, verbose_name="Track stock levels?")),
            ],
            options={
                "verbose_name": "Product class",
                "verbose_name_plural": "Product classes",
                "ordering": ["name"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ProductImage",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("code", oscar.models.fields.NullCharField(max_length=255, unique=True, verbose_name="Code")),
                (
                    "original",
                    models.ImageField(
                        max_length=255,
                        upload_to=oscar.utils.models.get_image_upload_path,
                        verbose_name="Original",
                    ),
                ),
                ("caption", models.CharField(blank=True, max_length=200, verbose_name="Caption")),
                (
                    "display_order",
                    models.PositiveIntegerField(
                        db_index=True,
                        default=0,
                        help_text="An image with a display order of zero will be the primary image for a product",
                        verbose_name="Display order",
                    ),
                ),
                ("date_created", models.DateTimeField(auto_now_add=True, verbose_name="Date created")),
                (
                    "large",
                    models.ImageField(height_field="height", upload_to="products/large/", width_field="width"),
                ),
                ("medium", models.ImageField(upload_to="products/medium/")),
                ("small", models.ImageField(upload_to="products/small/")),
                ("width", models.PositiveIntegerField(default=0)),
                ("height", models.PositiveIntegerField(default=0)),
                ("tint", models.CharField(blank=True, max_length=12)),
                (
                    "alt",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="description for those who cannot see it"
                    ),
                ),
                ("alt_hi", models.CharField(blank=True, max_length=200, verbose_name="description in Hindi")),
            ],
            options={
                "verbose_name": "Product image",
                "verbose_name_plural": "Product images",
                "ordering": ["display_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ProductRecommendation",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                (
                    "ranking",
                    models.PositiveSmallIntegerField(
                        db_index=True,
                        default=0,
                        help_text="Determines order of the products. A product with a higher value will appear before one with a lower ranking.",
                        verbose_name="Ranking",
                    ),
                ),
            ],
            options={
                "verbose_name": "Product recommendation",
                "verbose_name_plural": "Product recomendations",
                "ordering": ["primary", "-ranking"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TaxRate",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("hsn_prefix", models.CharField(max_length=8)),
                (
                    "condition",
                    models.CharField(
                        choices=[("flat", "One rate"), ("per_piece_threshold", "By value per piece")],
                        default="flat",
                        max_length=20,
                    ),
                ),
                ("rate_bp", models.PositiveIntegerField(verbose_name="rate (basis points)")),
                (
                    "threshold_paise",
                    models.PositiveBigIntegerField(
                        blank=True, null=True, verbose_name="threshold per piece without GST (paise)"
                    ),
                ),
                (
                    "rate_above_bp",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="rate above the threshold (basis points)"
                    ),
                ),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField(blank=True, null=True)),
                ("source", models.CharField(max_length=200)),
                (
                    "certainty",
                    models.CharField(
                        choices=[
                            ("seen", "Read in a source"),
                            ("known", "Generally known"),
                            ("uncertain", "To be confirmed"),
                        ],
                        max_length=10,
                    ),
                ),
                ("approved_by", models.CharField(blank=True, max_length=64)),
            ],
            options={
                "verbose_name": "tax rate",
            },
        ),
        migrations.CreateModel(
            name="AttributeOption",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("option", models.CharField(max_length=255, verbose_name="Option")),
                (
                    "code",
                    oscar.models.fields.NullCharField(max_length=255, unique=True, verbose_name="Unique identifier"),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="options",
                        to="catalogue.attributeoptiongroup",
                        verbose_name="Group",
                    ),
                ),
            ],
            options={
                "verbose_name": "Attribute option",
                "verbose_name_plural": "Attribute options",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Listing",
            fields=[
                (
                    "product",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="listing",
                        serialize=False,
                        to="catalogue.product",
                    ),
                ),
                ("public_id", models.CharField(max_length=32, unique=True)),
                ("slug", models.CharField(max_length=255)),
                ("title", models.CharField(max_length=255)),
                ("title_hi", models.CharField(blank=True, max_length=255)),
                (
                    "category_path",
                    models.CharField(help_text="Treebeard path: a prefix is an ancestor.", max_length=255),
                ),
                ("seller_name", models.CharField(max_length=128)),
                ("seller_name_hi", models.CharField(blank=True, max_length=128)),
                ("seller_slug", models.CharField(max_length=60)),
                (
                    "seller_ids",
                    models.JSONField(default=list, help_text="All sellers with an offer on sale."),
                ),
                ("offer_count", models.PositiveIntegerField(default=0)),
                ("best_offer", models.CharField(blank=True, max_length=32)),
                ("price_paise", models.PositiveBigIntegerField(default=0)),
                ("mrp_paise", models.PositiveBigIntegerField(default=0)),
                ("is_available", models.BooleanField(default=False)),
                ("image_small", models.CharField(blank=True, max_length=200)),
                ("image_medium", models.CharField(blank=True, max_length=200)),
                ("tint", models.CharField(blank=True, max_length=12)),
                ("facets", models.JSONField(default=dict)),
                ("rating", models.DecimalField(decimal_places=2, max_digits=3, null=True)),
                ("rating_count", models.PositiveIntegerField(default=0)),
                (
                    "score",
                    models.IntegerField(default=0, help_text="Order of lists when nothing else decides."),
                ),
                (
                    "words",
                    models.TextField(help_text="Titles, names and keys in every script, as search reads them."),
                ),
                ("updated_at", models.DateTimeField()),
            ],
        ),
    ]
