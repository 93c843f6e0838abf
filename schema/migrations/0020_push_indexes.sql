-- Rows that lack a column stay out of its index: each attempt of a delivery moves its row in all indexes that have it.
DROP INDEX "push_deliveries_of_request";--> statement-breakpoint
DROP INDEX "push_deliveries_of_article";--> statement-breakpoint
DROP INDEX "push_deliveries_of_webhook";--> statement-breakpoint
DROP INDEX "push_deliveries_of_event";--> statement-breakpoint
CREATE UNIQUE INDEX "push_deliveries_of_request" ON "push_deliveries" USING btree ("request_id") WHERE "push_deliveries"."request_id" is not null;--> statement-breakpoint
CREATE INDEX "push_deliveries_of_article" ON "push_deliveries" USING btree ("webhook_id","article_id","id") WHERE "push_deliveries"."state" = 'pending' and "push_deliveries"."article_id" is not null;--> statement-breakpoint
CREATE INDEX "push_deliveries_of_webhook" ON "push_deliveries" USING btree ("webhook_id","id") WHERE "push_deliveries"."webhook_id" is not null;--> statement-breakpoint
CREATE INDEX "push_deliveries_of_event" ON "push_deliveries" USING btree ("event_id") WHERE "push_deliveries"."event_id" is not null;
--> statement-breakpoint
-- Each delivery notes in its subscription that it arrived: with room on the page, without a row in five indexes.
ALTER TABLE "push_subscriptions" SET (fillfactor = 70);
