-- Each family keeps its entry in the directory: number of articles, newest date, languages. A later
-- migration fills them. Why it is done this way: docs/decisions/0008-directory-and-search.md.
ALTER TABLE "families" ADD COLUMN "articles" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "families" ADD COLUMN "left_listings" integer;--> statement-breakpoint
ALTER TABLE "families" ADD COLUMN "newest_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "families" ADD COLUMN "languages" text[] DEFAULT '{}' NOT NULL;
