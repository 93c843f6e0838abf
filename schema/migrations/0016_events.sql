-- The record of changes, and the text that was reviewed: docs/decisions/0017-reviews-and-events.md. Readers wait while this runs,
-- because the digest of each reviewed text is computed: about a minute in a newsroom of a million.
CREATE TABLE "article_events" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "article_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"article_id" uuid NOT NULL,
	"guid" text NOT NULL,
	"action" text NOT NULL,
	"fields" text[] NOT NULL,
	"minor" boolean NOT NULL,
	"status" text NOT NULL,
	"text_digest" text NOT NULL,
	"disclosure" jsonb NOT NULL,
	"role" text NOT NULL,
	"actor" text
);
--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "reviewed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "reviewed_digest" text;--> statement-breakpoint
ALTER TABLE "pending_changes" ADD COLUMN "minor" boolean DEFAULT coalesce(nullif(current_setting('candor.minor', true), '')::boolean, false) NOT NULL;--> statement-breakpoint
CREATE INDEX "article_events_by_article" ON "article_events" USING btree ("article_id","id");--> statement-breakpoint
CREATE INDEX "article_events_by_time" ON "article_events" USING btree ("at","id");--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "reviewed_at_has_a_four_digit_year" CHECK ("articles"."reviewed_at" >= '1000-01-01T00:00:00Z' and "articles"."reviewed_at" < '10000-01-01T00:00:00Z');
--> statement-breakpoint
--> after the functions

-- Reviews from before have no date. What the article says now counts as what was reviewed. No marker moves. A row that breaks a
-- rule cannot change (0011_rules.sql), and gets no digest.
ALTER TABLE articles DISABLE TRIGGER USER;--> statement-breakpoint
DO $$
DECLARE
  one uuid;
BEGIN
  UPDATE articles SET reviewed_digest = candor_text_digest(title, standfirst, body_html) WHERE reviewed_by <> '';
EXCEPTION WHEN check_violation THEN
  FOR one IN SELECT id FROM articles WHERE reviewed_by <> '' LOOP
    BEGIN
      UPDATE articles SET reviewed_digest = candor_text_digest(title, standfirst, body_html) WHERE id = one;
    EXCEPTION WHEN check_violation THEN
      RAISE NOTICE '%', SQLERRM;
    END;
  END LOOP;
END $$;--> statement-breakpoint
ALTER TABLE articles ENABLE TRIGGER USER;
