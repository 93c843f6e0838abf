CREATE TABLE "reader_direct" (
	"day" date NOT NULL,
	"family" text NOT NULL,
	"readers" integer DEFAULT 0 NOT NULL,
	"sketch" "bytea",
	CONSTRAINT "reader_direct_day_family_pk" PRIMARY KEY("day","family")
);
--> statement-breakpoint
CREATE TABLE "reader_embeds" (
	"day" date NOT NULL,
	"host" text NOT NULL,
	"family" text NOT NULL,
	"requests" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "reader_embeds_day_host_family_pk" PRIMARY KEY("day","host","family")
);
--> statement-breakpoint
CREATE TABLE "reader_errors" (
	"day" date NOT NULL,
	"route" text NOT NULL,
	"status" integer NOT NULL,
	"requests" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "reader_errors_day_route_status_pk" PRIMARY KEY("day","route","status")
);
--> statement-breakpoint
CREATE TABLE "reader_figures" (
	"day" date NOT NULL,
	"family" text NOT NULL,
	"format" text NOT NULL,
	"name" text NOT NULL,
	"list" text NOT NULL,
	"subscribers" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "reader_figures_day_family_format_name_list_pk" PRIMARY KEY("day","family","format","name","list")
);
--> statement-breakpoint
CREATE TABLE "reader_requests" (
	"day" date NOT NULL,
	"family" text NOT NULL,
	"format" text NOT NULL,
	"name" text NOT NULL,
	"requests" bigint DEFAULT 0 NOT NULL,
	"not_modified" bigint DEFAULT 0 NOT NULL,
	"bytes" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "reader_requests_day_family_format_name_pk" PRIMARY KEY("day","family","format","name")
);
--> statement-breakpoint
CREATE TABLE "reader_salts" (
	"day" date PRIMARY KEY NOT NULL,
	"salt" "bytea" NOT NULL
);
