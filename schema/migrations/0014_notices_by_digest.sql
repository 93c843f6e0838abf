-- A correction without a date gets that of an equal one of the article with this guid: functions/candor_date_correction.sql.
CREATE INDEX "notices_by_digest" ON "notices" USING btree ("digest");
--> statement-breakpoint
UPDATE notices n SET digest = md5(a.guid || ' ' || n.digest)
FROM (SELECT id, guid FROM articles UNION SELECT article_id, guid FROM tombstones) AS a WHERE a.id = n.article_id AND n.kind = 'correction';
--> statement-breakpoint
-- Only tests called it. A database that was adopted does not know it as a file that is gone.
DROP FUNCTION IF EXISTS article_count(text);
