-- Private articles are for the partners of their audience alone: docs/decisions/0028-private-articles.md.
ALTER TABLE "articles" ADD COLUMN "audience" text[];--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "audience_names_partners" CHECK ("articles"."audience"::text ~ '^[{]([a-z0-9-]{1,40}|"null")(,([a-z0-9-]{1,40}|"null"))*[}]$');