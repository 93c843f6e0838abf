-- The queue of writers: before a statement writes its first row, it locks the row of the family of all articles until its
-- transaction ends. So changes become visible in the order in which they were made. Writers cannot deadlock, because a
-- writer that waits here holds nothing that another one needs. Why: docs/decisions/0004-change-marker.md.
-- `candor.queued_at` is the time when the transaction came to its turn: what it changes again later is not marked again.
CREATE OR REPLACE FUNCTION candor_queue() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM families WHERE family = 'all' FOR UPDATE;
  IF coalesce(current_setting('candor.queued_at', true), '') = '' THEN
    PERFORM set_config('candor.queued_at', clock_timestamp()::text, true);
  END IF;
  RETURN NULL;
END $$;

REVOKE EXECUTE ON FUNCTION candor_queue FROM PUBLIC;

CREATE OR REPLACE TRIGGER articles_queue BEFORE INSERT OR UPDATE OR DELETE ON articles
FOR EACH STATEMENT EXECUTE FUNCTION candor_queue();
CREATE OR REPLACE TRIGGER sources_queue BEFORE INSERT OR UPDATE OR DELETE ON sources
FOR EACH STATEMENT EXECUTE FUNCTION candor_queue();
CREATE OR REPLACE TRIGGER topics_queue BEFORE INSERT OR UPDATE OR DELETE ON topics
FOR EACH STATEMENT EXECUTE FUNCTION candor_queue();
CREATE OR REPLACE TRIGGER retired_topics_queue BEFORE INSERT OR UPDATE OR DELETE ON retired_topics
FOR EACH STATEMENT EXECUTE FUNCTION candor_queue();
CREATE OR REPLACE TRIGGER article_topics_queue BEFORE INSERT OR UPDATE OR DELETE ON article_topics
FOR EACH STATEMENT EXECUTE FUNCTION candor_queue();
CREATE OR REPLACE TRIGGER corrections_queue BEFORE INSERT OR UPDATE OR DELETE ON corrections
FOR EACH STATEMENT EXECUTE FUNCTION candor_queue();
CREATE OR REPLACE TRIGGER listings_queue BEFORE INSERT OR UPDATE OR DELETE ON listings
FOR EACH STATEMENT EXECUTE FUNCTION candor_queue();
CREATE OR REPLACE TRIGGER tombstones_queue BEFORE INSERT OR UPDATE OR DELETE ON tombstones
FOR EACH STATEMENT EXECUTE FUNCTION candor_queue();
CREATE OR REPLACE TRIGGER archive_parts_queue BEFORE UPDATE OR DELETE ON archive_parts
FOR EACH STATEMENT EXECUTE FUNCTION candor_queue();
