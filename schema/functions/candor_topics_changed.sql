-- A topic that is new, deleted or renamed changes the name of its feed at the end of the transaction. One with a new
-- label or slug changes its articles too; a new one is not retired.
CREATE OR REPLACE FUNCTION candor_topics_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    DELETE FROM retired_topics WHERE slug IN (SELECT slug FROM after);
    -- Without a feed of this name there is nothing to change: nobody can list an article there before the topic is
    -- committed.
    INSERT INTO pending_changes (kind, keys)
    SELECT 'topics', pg_catalog.array_agg(slug) FROM after
    WHERE EXISTS (SELECT FROM families WHERE family = 'topics/' || slug)
      OR EXISTS (SELECT candor_private_families(ARRAY['topics/' || slug]))
      OR pg_catalog.current_setting('transaction_isolation') IN ('repeatable read', 'serializable')
    HAVING pg_catalog.count(*) > 0;
  ELSIF TG_OP = 'UPDATE' THEN
    INSERT INTO pending_changes (kind, keys)
    SELECT 'relabeled', pg_catalog.array_agg(slug)
    FROM (TABLE after EXCEPT TABLE before) AS differing
    HAVING pg_catalog.count(*) > 0;
  ELSE
    INSERT INTO pending_changes (kind, keys)
    SELECT 'topics', pg_catalog.array_agg(slug)
    FROM before
    HAVING pg_catalog.count(*) > 0;
  END IF;
  RETURN NULL;
END $$;

REVOKE EXECUTE ON FUNCTION candor_topics_changed FROM PUBLIC;

CREATE OR REPLACE TRIGGER topics_inserted AFTER INSERT ON topics
REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION candor_topics_changed();
CREATE OR REPLACE TRIGGER topics_updated AFTER UPDATE ON topics
REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION candor_topics_changed();
CREATE OR REPLACE TRIGGER topics_deleted AFTER DELETE ON topics
REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION candor_topics_changed();
