-- Each family keeps its entry in the directory: number of articles, newest date, languages. Readers wait while this
-- runs: some seconds in a newsroom of a million. Why it is done this way: docs/decisions/0008-directory-and-search.md.
ALTER TABLE "families" ADD COLUMN "articles" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "families" ADD COLUMN "left_listings" integer;--> statement-breakpoint
ALTER TABLE "families" ADD COLUMN "newest_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "families" ADD COLUMN "languages" text[] DEFAULT '{}' NOT NULL;
--> statement-breakpoint

-- The form of schema/functions/candor_touch_from.sql from before this migration.
DROP FUNCTION IF EXISTS candor_touch_from(text, timestamptz);
--> statement-breakpoint
--> after the functions

-- The entries of the families that are there already. No marker moves, and nothing stays pending for later migrations.
UPDATE families SET changing = true;
--> statement-breakpoint
SET CONSTRAINTS families_stamp IMMEDIATE;
--> statement-breakpoint
SET CONSTRAINTS families_stamp DEFERRED;
