CREATE TABLE "partner_requests" (
	"day" date NOT NULL,
	"partner" text NOT NULL,
	"requests" bigint DEFAULT 0 NOT NULL,
	"not_modified" bigint DEFAULT 0 NOT NULL,
	"errors" bigint DEFAULT 0 NOT NULL,
	"bytes" bigint DEFAULT 0 NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	CONSTRAINT "partner_requests_day_partner_pk" PRIMARY KEY("day","partner")
);
--> statement-breakpoint
CREATE TABLE "partners" (
	"name" text PRIMARY KEY NOT NULL,
	"digest" "bytea" NOT NULL,
	"families" text[],
	"content" text DEFAULT 'full' NOT NULL,
	"per_hour" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ends_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "partners_digest_unique" UNIQUE("digest"),
	CONSTRAINT "partner_name_is_short" CHECK ("partners"."name" ~ '^[a-z0-9-]{1,40}$'),
	CONSTRAINT "partner_content_is_known" CHECK ("partners"."content" in ('full', 'summary')),
	CONSTRAINT "partner_limit_is_positive" CHECK ("partners"."per_hour" > 0)
);
