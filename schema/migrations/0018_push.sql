CREATE TABLE "push_deliveries" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "push_deliveries_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"request_id" bigint,
	"subscription_id" bigint,
	"webhook_id" bigint,
	"event_id" bigint,
	"type" text,
	"article_id" uuid,
	"address" text,
	"body" text,
	"state" text DEFAULT 'pending' NOT NULL,
	"reasons" integer DEFAULT 1 NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"first_at" timestamp with time zone NOT NULL,
	"next_at" timestamp with time zone NOT NULL,
	"taken_until" timestamp with time zone,
	"done_at" timestamp with time zone,
	"last_status" integer,
	"last_error" text
);
--> statement-breakpoint
CREATE TABLE "push_events" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "push_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone NOT NULL,
	"type" text NOT NULL,
	"article_id" uuid NOT NULL,
	"guid" text NOT NULL,
	"url" text,
	"record_id" bigint,
	"families" text[] NOT NULL,
	"joined" text[] NOT NULL,
	"left" text[] NOT NULL,
	"data" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "push_requests" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "push_requests_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"digest" "bytea" NOT NULL,
	"mode" text NOT NULL,
	"asked_topic" text NOT NULL,
	"topic" text,
	"family" text,
	"reason" text,
	"callback" text NOT NULL,
	"host" text NOT NULL,
	"secret" "bytea",
	"lease_seconds" integer NOT NULL,
	"verify_token" text,
	"requested_at" timestamp with time zone NOT NULL,
	CONSTRAINT "push_requests_digest_unique" UNIQUE("digest")
);
--> statement-breakpoint
CREATE TABLE "push_state" (
	"one" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"changed_through" timestamp with time zone NOT NULL,
	"changed_article" uuid NOT NULL,
	"ended_through" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "push_subscriptions" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "push_subscriptions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"digest" "bytea" NOT NULL,
	"topic" text NOT NULL,
	"callback" text NOT NULL,
	"host" text NOT NULL,
	"secret" "bytea",
	"ends_at" timestamp with time zone NOT NULL,
	"verified_at" timestamp with time zone NOT NULL,
	"delivered_at" timestamp with time zone,
	"failing_since" timestamp with time zone,
	"paused_at" timestamp with time zone,
	"last_status" integer,
	"last_error" text,
	CONSTRAINT "push_subscriptions_digest_unique" UNIQUE("digest")
);
--> statement-breakpoint
CREATE TABLE "push_topics" (
	"topic" text PRIMARY KEY NOT NULL,
	"family" text NOT NULL,
	"version" bigint NOT NULL,
	"changes" bigint DEFAULT 0 NOT NULL,
	"handed" bigint DEFAULT 0 NOT NULL,
	"due_at" timestamp with time zone,
	"etag" text
);
--> statement-breakpoint
CREATE TABLE "push_webhooks" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "push_webhooks_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"url" text NOT NULL,
	"secret" "bytea" NOT NULL,
	"families" text[] NOT NULL,
	"events" text[],
	"modes" text[],
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"revoked_at" timestamp with time zone,
	"delivered_at" timestamp with time zone,
	"failing_since" timestamp with time zone,
	"paused_at" timestamp with time zone,
	"last_status" integer,
	"last_error" text,
	CONSTRAINT "push_webhooks_name_unique" UNIQUE("name")
);
--> statement-breakpoint
ALTER TABLE "tombstones" ADD COLUMN "url" text;--> statement-breakpoint
ALTER TABLE "push_deliveries" ADD CONSTRAINT "push_deliveries_request_id_push_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."push_requests"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "push_deliveries" ADD CONSTRAINT "push_deliveries_subscription_id_push_subscriptions_id_fk" FOREIGN KEY ("subscription_id") REFERENCES "public"."push_subscriptions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "push_deliveries" ADD CONSTRAINT "push_deliveries_webhook_id_push_webhooks_id_fk" FOREIGN KEY ("webhook_id") REFERENCES "public"."push_webhooks"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "push_deliveries" ADD CONSTRAINT "push_deliveries_event_id_push_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."push_events"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "push_subscriptions" ADD CONSTRAINT "push_subscriptions_topic_push_topics_topic_fk" FOREIGN KEY ("topic") REFERENCES "public"."push_topics"("topic") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "push_deliveries_due" ON "push_deliveries" USING btree ("next_at","id") WHERE "push_deliveries"."state" = 'pending';--> statement-breakpoint
CREATE UNIQUE INDEX "push_deliveries_of_request" ON "push_deliveries" USING btree ("request_id");--> statement-breakpoint
CREATE UNIQUE INDEX "push_deliveries_of_subscription" ON "push_deliveries" USING btree ("subscription_id");--> statement-breakpoint
CREATE INDEX "push_deliveries_of_article" ON "push_deliveries" USING btree ("webhook_id","article_id","id") WHERE "push_deliveries"."state" = 'pending';--> statement-breakpoint
CREATE INDEX "push_deliveries_of_webhook" ON "push_deliveries" USING btree ("webhook_id","id");--> statement-breakpoint
CREATE INDEX "push_deliveries_of_event" ON "push_deliveries" USING btree ("event_id");--> statement-breakpoint
CREATE INDEX "push_deliveries_to_address" ON "push_deliveries" USING hash ("address") WHERE "push_deliveries"."state" = 'pending';--> statement-breakpoint
CREATE INDEX "push_deliveries_by_end" ON "push_deliveries" USING btree ("done_at") WHERE "push_deliveries"."state" <> 'pending';--> statement-breakpoint
CREATE INDEX "push_events_by_article" ON "push_events" USING btree ("article_id","id");--> statement-breakpoint
CREATE INDEX "push_events_by_time" ON "push_events" USING btree ("at");--> statement-breakpoint
CREATE INDEX "push_requests_by_host" ON "push_requests" USING btree ("host");--> statement-breakpoint
CREATE INDEX "push_requests_by_time" ON "push_requests" USING btree ("requested_at");--> statement-breakpoint
CREATE INDEX "push_subscriptions_by_topic" ON "push_subscriptions" USING btree ("topic");--> statement-breakpoint
CREATE INDEX "push_subscriptions_by_host" ON "push_subscriptions" USING btree ("host");--> statement-breakpoint
CREATE INDEX "push_subscriptions_by_end" ON "push_subscriptions" USING btree ("ends_at");--> statement-breakpoint
CREATE INDEX "push_topics_by_family" ON "push_topics" USING btree ("family");--> statement-breakpoint
CREATE INDEX "push_topics_due" ON "push_topics" USING btree ("due_at") WHERE "push_topics"."changes" > "push_topics"."handed";