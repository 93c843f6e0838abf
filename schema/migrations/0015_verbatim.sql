-- A guid is any text without blanks, as other software wrote it: an archive keeps its identities. NOT VALID, so that rows from
-- before stay.
ALTER TABLE "articles" DROP CONSTRAINT "guid_is_a_uri";--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "guid_is_not_empty" CHECK ("articles"."guid" <> '') NOT VALID;--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "guid_has_no_blanks" CHECK ("articles"."guid" ~ '^[^\u0001-\u0020\u007F-\u00A0\u00AD\u034F\u0600-\u0605\u061C\u06DD\u070F\u0890-\u0891\u08E2\u115F-\u1160\u1680\u17B4-\u17B5\u180B-\u180F\u2000-\u200F\u2028-\u202F\u205F-\u206F\u2800\u3000\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFFB\uFFFE-\uFFFF\U000110BD\U000110CD\U00013430-\U0001343F\U0001BCA0-\U0001BCA3\U0001D173-\U0001D17A\U000E0000-\U000E0FFF]*$') NOT VALID;--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "guid_is_not_too_long" CHECK (octet_length("articles"."guid") <= 2000) NOT VALID;
--> statement-breakpoint
-- An imported article from before the duty to disclose may say that nobody knows how it was made.
ALTER TABLE "articles" DROP CONSTRAINT "disclosure_mode_is_known";--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "disclosure_mode_is_known" CHECK ("articles"."disclosure_mode" in ('ai-autonomous', 'ai-assisted', 'human-only', 'unknown')) NOT VALID;--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "unknown_is_from_before_the_duty" CHECK ("articles"."disclosure_mode" <> 'unknown' or coalesce("articles"."published_at" < '2026-08-02T00:00:00Z', false)) NOT VALID;--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "unknown_has_no_other_disclosure" CHECK ("articles"."disclosure_mode" <> 'unknown' or num_nonnulls("articles"."disclosure_model", "articles"."disclosure_provider", "articles"."disclosure_statement", "articles"."reviewed_by", "articles"."generated_at") = 0) NOT VALID;
--> statement-breakpoint
-- Rules that all rows keep already are valid from the beginning. The doctor names the rows that break one of the others.
DO $$
DECLARE
  rule record;
BEGIN
  FOR rule IN SELECT conrelid::regclass AS place, conname FROM pg_constraint
    WHERE connamespace = 'public'::regnamespace AND contype = 'c' AND NOT convalidated ORDER BY conrelid, conname
  LOOP
    BEGIN
      EXECUTE format('ALTER TABLE %s VALIDATE CONSTRAINT %I', rule.place, rule.conname);
    EXCEPTION WHEN check_violation THEN
      RAISE NOTICE '%', SQLERRM;
    END;
  END LOOP;
END $$;
--> statement-breakpoint
-- Where the addresses lead that the newsroom had before.
CREATE TABLE "old_addresses" (
	"path" text PRIMARY KEY NOT NULL,
	"family" text DEFAULT 'all' NOT NULL,
	"format" text DEFAULT 'rss' NOT NULL,
	CONSTRAINT "old_path_is_a_path" CHECK ("old_addresses"."path" ~ '^/[^\u0001-\u0020\u007F-\u00A0\u00AD\u034F\u0600-\u0605\u061C\u06DD\u070F\u0890-\u0891\u08E2\u115F-\u1160\u1680\u17B4-\u17B5\u180B-\u180F\u2000-\u200F\u2028-\u202F\u205F-\u206F\u2800\u3000\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFFB\uFFFE-\uFFFF\U000110BD\U000110CD\U00013430-\U0001343F\U0001BCA0-\U0001BCA3\U0001D173-\U0001D17A\U000E0000-\U000E0FFF/#\\][^\u0001-\u0020\u007F-\u00A0\u00AD\u034F\u0600-\u0605\u061C\u06DD\u070F\u0890-\u0891\u08E2\u115F-\u1160\u1680\u17B4-\u17B5\u180B-\u180F\u2000-\u200F\u2028-\u202F\u205F-\u206F\u2800\u3000\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFFB\uFFFE-\uFFFF\U000110BD\U000110CD\U00013430-\U0001343F\U0001BCA0-\U0001BCA3\U0001D173-\U0001D17A\U000E0000-\U000E0FFF#]*$'),
	CONSTRAINT "old_path_is_not_too_long" CHECK (octet_length("old_addresses"."path") <= 2000),
	CONSTRAINT "old_address_leads_to_a_feed" CHECK ("old_addresses"."family" ~ '^(all|reviewed|corrections|topics/[a-z0-9]+(-[a-z0-9]+)*|sources/[^\u0001-\u0020\u007F-\u00A0\u00AD\u034F\u0600-\u0605\u061C\u06DD\u070F\u0890-\u0891\u08E2\u115F-\u1160\u1680\u17B4-\u17B5\u180B-\u180F\u2000-\u200F\u2028-\u202F\u205F-\u206F\u2800\u3000\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFFB\uFFFE-\uFFFF\U000110BD\U000110CD\U00013430-\U0001343F\U0001BCA0-\U0001BCA3\U0001D173-\U0001D17A\U000E0000-\U000E0FFF/]+|languages/[a-z]{2,8}|modes/(ai-autonomous|ai-assisted|human-only))$'),
	CONSTRAINT "old_address_has_a_format" CHECK ("old_addresses"."format" in ('rss', 'atom', 'json', 'page'))
);
--> statement-breakpoint
-- So that a service whose role was granted earlier goes on: schema/roles.sql says the same.
DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'candor_reader') THEN GRANT SELECT ON old_addresses TO candor_reader; END IF;
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'candor_writer') THEN GRANT SELECT, INSERT, UPDATE, DELETE ON old_addresses TO candor_writer; END IF;
END $$;
