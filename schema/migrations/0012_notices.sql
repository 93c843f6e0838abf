-- Each correction and each retraction gets an entry of its own in the feed of corrections: docs/decisions/0016-corrections-feed.md.
CREATE TABLE "notices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"article_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"dated_at" timestamp with time zone NOT NULL,
	"number" integer NOT NULL,
	"digest" text NOT NULL,
	"gone" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE INDEX "notices_by_article" ON "notices" USING btree ("article_id");--> statement-breakpoint
-- It returns more columns now.
DROP FUNCTION IF EXISTS article_families(uuid[]);--> statement-breakpoint
ALTER TABLE "corrections" ALTER COLUMN "corrected_at" SET DEFAULT '-infinity';
--> statement-breakpoint
--> after the functions

-- Until now the family listed articles. The entries that replace them are listed by their own dates.
DELETE FROM listings WHERE family = 'corrections';
--> statement-breakpoint
INSERT INTO pending_changes (kind, keys, backdated)
SELECT 'articles', array_agg(id::text), true FROM articles
WHERE status = 'retracted' OR (status = 'published' AND id IN (SELECT article_id FROM corrections))
HAVING count(*) > 0;
--> statement-breakpoint
SELECT candor_import_done() WHERE EXISTS (SELECT FROM corrections) OR EXISTS (SELECT FROM articles WHERE status = 'retracted');
