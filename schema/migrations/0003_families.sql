-- All at once: a writer that holds one of these and waits for another would else stop half-way.
LOCK TABLE articles, sources, topics, article_topics, corrections, listings, tombstones, families;
--> statement-breakpoint
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
CREATE TABLE "public_suffixes" (
	"rule" text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE "retired_topics" (
	"slug" text PRIMARY KEY NOT NULL,
	"moved_to" text,
	CONSTRAINT "retired_slug_is_lower_case_words" CHECK ("retired_topics"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
	CONSTRAINT "retired_topic_moved_elsewhere" CHECK ("retired_topics"."slug" <> "retired_topics"."moved_to")
);
--> statement-breakpoint
ALTER TABLE "families" ADD COLUMN "shows_at" timestamp with time zone DEFAULT 'infinity' NOT NULL;--> statement-breakpoint
ALTER TABLE "listings" ADD COLUMN "changed_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL;--> statement-breakpoint
ALTER TABLE "sources" ADD COLUMN "domain" text;--> statement-breakpoint
ALTER TABLE "retired_topics" ADD CONSTRAINT "retired_topics_moved_to_topics_slug_fk" FOREIGN KEY ("moved_to") REFERENCES "public"."topics"("slug") ON DELETE set null ON UPDATE cascade;--> statement-breakpoint
CREATE INDEX "families_by_prefix" ON "families" USING btree ("family" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "listings_left_in_order" ON "listings" USING btree ("family","listed_at","article_id") WHERE "listings"."left_at" is not null;--> statement-breakpoint
CREATE INDEX "listings_changed" ON "listings" USING btree ("family",greatest("listed_at", "changed_at"),"article_id") WHERE "listings"."left_at" is null;