CREATE TABLE "api_answers" (
	"token_id" bigint NOT NULL,
	"key" text NOT NULL,
	"digest" text NOT NULL,
	"status" integer NOT NULL,
	"body" text NOT NULL,
	"answered_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "api_answers_token_id_key_pk" PRIMARY KEY("token_id","key")
);
--> statement-breakpoint
CREATE TABLE "api_tokens" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "api_tokens_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"digest" "bytea" NOT NULL,
	"scopes" text[] NOT NULL,
	"modes" text[],
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	"last_used_at" timestamp with time zone,
	CONSTRAINT "api_tokens_name_unique" UNIQUE("name"),
	CONSTRAINT "api_tokens_digest_unique" UNIQUE("digest")
);
--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "external_id" text;--> statement-breakpoint
ALTER TABLE "api_answers" ADD CONSTRAINT "api_answers_token_id_api_tokens_id_fk" FOREIGN KEY ("token_id") REFERENCES "public"."api_tokens"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "api_answers_by_time" ON "api_answers" USING btree ("answered_at");--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "articles_external_id_unique" UNIQUE("external_id");--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "external_id_has_no_blanks" CHECK ("articles"."external_id" ~ '^[^\u0001-\u0020\u007F-\u00A0\u00AD\u034F\u0600-\u0605\u061C\u06DD\u070F\u0890-\u0891\u08E2\u115F-\u1160\u1680\u17B4-\u17B5\u180B-\u180F\u2000-\u200F\u2028-\u202F\u205F-\u206F\u2800\u3000\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFFB\uFFFE-\uFFFF\U000110BD\U000110CD\U00013430-\U0001343F\U0001BCA0-\U0001BCA3\U0001D173-\U0001D17A\U000E0000-\U000E0FFF]{1,200}$');
--> statement-breakpoint
-- NOT VALID, so that a longer slug from before stays.
ALTER TABLE "topics" DROP CONSTRAINT "slug_is_lower_case_words";--> statement-breakpoint
ALTER TABLE "topics" ADD CONSTRAINT "slug_is_lower_case_words" CHECK ("topics"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length("topics"."slug") <= 200) NOT VALID;
--> statement-breakpoint
DO $$
BEGIN
  ALTER TABLE topics VALIDATE CONSTRAINT slug_is_lower_case_words;
EXCEPTION WHEN check_violation THEN
  RAISE NOTICE '%', SQLERRM;
END $$;
