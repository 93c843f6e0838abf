-- The tables, with their constraints, indexes and first rows. It replaces eight migrations from before the first release;
-- a database that has them is taken as it is (src/node/database/migrate.ts). Functions, triggers and views are not
-- migrations: schema/functions has them, and the public suffix list comes from tldts.
CREATE TABLE "archive_parts" (
	"family" text NOT NULL,
	"month" text NOT NULL,
	"part" integer NOT NULL,
	"first_listed_at" timestamp with time zone NOT NULL,
	"first_article_id" uuid NOT NULL,
	"last_listed_at" timestamp with time zone NOT NULL,
	"last_article_id" uuid NOT NULL,
	"closed_at" timestamp with time zone NOT NULL,
	"through" integer NOT NULL,
	CONSTRAINT "archive_parts_family_month_part_pk" PRIMARY KEY("family","month","part")
);
--> statement-breakpoint
CREATE TABLE "article_search" (
	"article_id" uuid PRIMARY KEY NOT NULL,
	"config" text NOT NULL,
	"words" "tsvector" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "families" (
	"family" text PRIMARY KEY NOT NULL,
	"version" bigint DEFAULT 0 NOT NULL,
	"changed_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"changing" boolean DEFAULT false NOT NULL,
	"shows_at" timestamp with time zone DEFAULT 'infinity' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "listings" (
	"family" text NOT NULL,
	"article_id" uuid NOT NULL,
	"listed_at" timestamp with time zone NOT NULL,
	"left_at" timestamp with time zone,
	"changed_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "listings_family_article_id_pk" PRIMARY KEY("family","article_id")
);
--> statement-breakpoint
CREATE TABLE "public_suffixes" (
	"rule" text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tombstones" (
	"article_id" uuid PRIMARY KEY NOT NULL,
	"guid" text NOT NULL,
	"deleted_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "article_topics" (
	"article_id" uuid NOT NULL,
	"topic_slug" text NOT NULL,
	CONSTRAINT "article_topics_article_id_topic_slug_pk" PRIMARY KEY("article_id","topic_slug")
);
--> statement-breakpoint
CREATE TABLE "articles" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"guid" text DEFAULT 'urn:uuid:' || gen_random_uuid() NOT NULL,
	"url" text NOT NULL,
	"title" text NOT NULL,
	"standfirst" text DEFAULT '' NOT NULL,
	"body_html" text DEFAULT '' NOT NULL,
	"byline" text,
	"byline_url" text,
	"language" text NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"published_at" timestamp with time zone,
	"updated_at" timestamp with time zone,
	"retraction_reason" text,
	"retracted_at" timestamp with time zone,
	"disclosure_mode" text NOT NULL,
	"disclosure_model" text,
	"disclosure_provider" text,
	"disclosure_statement" text,
	"reviewed_by" text,
	"generated_at" timestamp with time zone,
	"picture_url" text,
	"picture_type" text,
	"picture_bytes" integer,
	"picture_width" integer,
	"picture_height" integer,
	"picture_alt" text,
	"picture_credit" text,
	"picture_source_type" text,
	CONSTRAINT "articles_guid_unique" UNIQUE("guid"),
	CONSTRAINT "guid_is_a_uri" CHECK ("articles"."guid" ~ '^[A-Za-z][A-Za-z0-9+.-]*:[^\u0001-\u0020\u007F-\u00A0\u1680\u2000-\u200F\u2028-\u202F\u205F-\u2064\u3000\uFEFF\uFFFE\uFFFF<>"{}|\\^`]+$'),
	CONSTRAINT "url_is_absolute_http_url" CHECK ("articles"."url" ~* '^https?://[^\u0001-\u0020\u007F-\u00A0\u1680\u2000-\u200F\u2028-\u202F\u205F-\u2064\u3000\uFEFF\uFFFE\uFFFF/?#@]+([/?#][^\u0001-\u0020\u007F-\u00A0\u1680\u2000-\u200F\u2028-\u202F\u205F-\u2064\u3000\uFEFF\uFFFE\uFFFF]*)?$'),
	CONSTRAINT "byline_url_is_absolute_http_url" CHECK ("articles"."byline_url" ~* '^https?://[^\u0001-\u0020\u007F-\u00A0\u1680\u2000-\u200F\u2028-\u202F\u205F-\u2064\u3000\uFEFF\uFFFE\uFFFF/?#@]+([/?#][^\u0001-\u0020\u007F-\u00A0\u1680\u2000-\u200F\u2028-\u202F\u205F-\u2064\u3000\uFEFF\uFFFE\uFFFF]*)?$'),
	CONSTRAINT "picture_url_is_absolute_http_url" CHECK ("articles"."picture_url" ~* '^https?://[^\u0001-\u0020\u007F-\u00A0\u1680\u2000-\u200F\u2028-\u202F\u205F-\u2064\u3000\uFEFF\uFFFE\uFFFF/?#@]+([/?#][^\u0001-\u0020\u007F-\u00A0\u1680\u2000-\u200F\u2028-\u202F\u205F-\u2064\u3000\uFEFF\uFFFE\uFFFF]*)?$'),
	CONSTRAINT "title_is_not_empty" CHECK ("articles"."title" ~ '[^\u0001-\u0020\u007F-\u00A0\u1680\u2000-\u200F\u2028-\u202F\u205F-\u2064\u3000\uFEFF\uFFFE\uFFFF]'),
	CONSTRAINT "language_is_a_language_tag" CHECK ("articles"."language" ~ '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$'),
	CONSTRAINT "status_is_known" CHECK ("articles"."status" in ('draft', 'published', 'withheld', 'retracted')),
	CONSTRAINT "disclosure_mode_is_known" CHECK ("articles"."disclosure_mode" in ('ai-autonomous', 'ai-assisted', 'human-only')),
	CONSTRAINT "ai_assisted_names_its_reviewer" CHECK ("articles"."disclosure_mode" <> 'ai-assisted' or coalesce("articles"."reviewed_by", '') ~ '[^\u0001-\u0020\u007F-\u00A0\u1680\u2000-\u200F\u2028-\u202F\u205F-\u2064\u3000\uFEFF\uFFFE\uFFFF]'),
	CONSTRAINT "ai_autonomous_has_no_reviewer" CHECK ("articles"."disclosure_mode" <> 'ai-autonomous' or "articles"."reviewed_by" is null),
	CONSTRAINT "disclosure_statement_is_not_empty" CHECK ("articles"."disclosure_statement" ~ '[^\u0001-\u0020\u007F-\u00A0\u1680\u2000-\u200F\u2028-\u202F\u205F-\u2064\u3000\uFEFF\uFFFE\uFFFF]'),
	CONSTRAINT "published_has_published_at" CHECK ("articles"."status" not in ('published', 'retracted') or "articles"."published_at" is not null),
	CONSTRAINT "retracted_has_reason_and_date" CHECK ("articles"."status" <> 'retracted' or (coalesce("articles"."retraction_reason", '') ~ '[^\u0001-\u0020\u007F-\u00A0\u1680\u2000-\u200F\u2028-\u202F\u205F-\u2064\u3000\uFEFF\uFFFE\uFFFF]' and "articles"."retracted_at" is not null)),
	CONSTRAINT "picture_has_alt_text" CHECK ("articles"."picture_url" is null or coalesce("articles"."picture_alt", '') ~ '[^\u0001-\u0020\u007F-\u00A0\u1680\u2000-\u200F\u2028-\u202F\u205F-\u2064\u3000\uFEFF\uFFFE\uFFFF]'),
	CONSTRAINT "picture_has_media_type" CHECK ("articles"."picture_url" is null or coalesce("articles"."picture_type", '') ~ '^image/[a-z0-9.+-]+$'),
	CONSTRAINT "picture_has_true_sizes" CHECK (least("articles"."picture_bytes", "articles"."picture_width", "articles"."picture_height") is null or least("articles"."picture_bytes", "articles"."picture_width", "articles"."picture_height") > 0),
	CONSTRAINT "picture_source_type_is_a_term" CHECK ("articles"."picture_source_type" ~ '^[A-Za-z]+$')
);
--> statement-breakpoint
CREATE TABLE "corrections" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "corrections_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"article_id" uuid NOT NULL,
	"text" text NOT NULL,
	"corrected_at" timestamp with time zone DEFAULT now() NOT NULL,
	"url" text,
	CONSTRAINT "correction_text_is_not_empty" CHECK ("corrections"."text" ~ '[^\u0001-\u0020\u007F-\u00A0\u1680\u2000-\u200F\u2028-\u202F\u205F-\u2064\u3000\uFEFF\uFFFE\uFFFF]'),
	CONSTRAINT "correction_url_is_absolute_http_url" CHECK ("corrections"."url" ~* '^https?://[^\u0001-\u0020\u007F-\u00A0\u1680\u2000-\u200F\u2028-\u202F\u205F-\u2064\u3000\uFEFF\uFFFE\uFFFF/?#@]+([/?#][^\u0001-\u0020\u007F-\u00A0\u1680\u2000-\u200F\u2028-\u202F\u205F-\u2064\u3000\uFEFF\uFFFE\uFFFF]*)?$')
);
--> statement-breakpoint
CREATE TABLE "retired_topics" (
	"slug" text PRIMARY KEY NOT NULL,
	"moved_to" text,
	CONSTRAINT "retired_slug_is_lower_case_words" CHECK ("retired_topics"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
	CONSTRAINT "retired_topic_moved_elsewhere" CHECK ("retired_topics"."slug" <> "retired_topics"."moved_to")
);
--> statement-breakpoint
CREATE TABLE "sources" (
	"article_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"url" text NOT NULL,
	"title" text NOT NULL,
	"publisher" text,
	"language" text,
	"accessed_at" timestamp with time zone,
	"domain" text,
	CONSTRAINT "sources_article_id_position_pk" PRIMARY KEY("article_id","position"),
	CONSTRAINT "source_url_is_absolute_http_url" CHECK ("sources"."url" ~* '^https?://[^\u0001-\u0020\u007F-\u00A0\u1680\u2000-\u200F\u2028-\u202F\u205F-\u2064\u3000\uFEFF\uFFFE\uFFFF/?#@]+([/?#][^\u0001-\u0020\u007F-\u00A0\u1680\u2000-\u200F\u2028-\u202F\u205F-\u2064\u3000\uFEFF\uFFFE\uFFFF]*)?$'),
	CONSTRAINT "source_title_is_not_empty" CHECK ("sources"."title" ~ '[^\u0001-\u0020\u007F-\u00A0\u1680\u2000-\u200F\u2028-\u202F\u205F-\u2064\u3000\uFEFF\uFFFE\uFFFF]'),
	CONSTRAINT "source_language_is_a_language_tag" CHECK ("sources"."language" ~ '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$')
);
--> statement-breakpoint
CREATE TABLE "topics" (
	"slug" text PRIMARY KEY NOT NULL,
	"label" text NOT NULL,
	CONSTRAINT "slug_is_lower_case_words" CHECK ("topics"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
	CONSTRAINT "topic_label_is_not_empty" CHECK ("topics"."label" ~ '[^\u0001-\u0020\u007F-\u00A0\u1680\u2000-\u200F\u2028-\u202F\u205F-\u2064\u3000\uFEFF\uFFFE\uFFFF]')
);
--> statement-breakpoint
ALTER TABLE "article_search" ADD CONSTRAINT "article_search_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_topics" ADD CONSTRAINT "article_topics_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_topics" ADD CONSTRAINT "article_topics_topic_slug_topics_slug_fk" FOREIGN KEY ("topic_slug") REFERENCES "public"."topics"("slug") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "corrections" ADD CONSTRAINT "corrections_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retired_topics" ADD CONSTRAINT "retired_topics_moved_to_topics_slug_fk" FOREIGN KEY ("moved_to") REFERENCES "public"."topics"("slug") ON DELETE set null ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "sources" ADD CONSTRAINT "sources_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "article_search_by_words" ON "article_search" USING gin ("words");--> statement-breakpoint
CREATE INDEX "families_by_prefix" ON "families" USING btree ("family" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "listings_by_article" ON "listings" USING btree ("article_id");--> statement-breakpoint
CREATE INDEX "listings_shown" ON "listings" USING btree ("family","listed_at","article_id") WHERE "listings"."left_at" is null;--> statement-breakpoint
CREATE INDEX "listings_left" ON "listings" USING btree ("family","left_at","article_id") WHERE "listings"."left_at" is not null;--> statement-breakpoint
CREATE INDEX "listings_left_in_order" ON "listings" USING btree ("family","listed_at","article_id") WHERE "listings"."left_at" is not null;--> statement-breakpoint
CREATE INDEX "listings_changed" ON "listings" USING btree ("family",greatest("listed_at", "changed_at"),"article_id") WHERE "listings"."left_at" is null;--> statement-breakpoint
CREATE INDEX "tombstones_by_guid" ON "tombstones" USING btree ("guid");--> statement-breakpoint
CREATE INDEX "article_topics_by_topic" ON "article_topics" USING btree ("topic_slug");--> statement-breakpoint
CREATE INDEX "articles_by_url" ON "articles" USING hash ("url");--> statement-breakpoint
CREATE INDEX "corrections_by_article" ON "corrections" USING btree ("article_id");--> statement-breakpoint

-- Families that exist before they have an article. Every writer queues at the row of the first one.
INSERT INTO "families" ("family") VALUES ('all'), ('modes/ai-autonomous'), ('modes/ai-assisted'), ('modes/human-only'), ('reviewed'), ('corrections');
