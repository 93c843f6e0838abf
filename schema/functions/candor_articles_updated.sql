-- An article that is shown, or was, changes its feeds at the end of the transaction; a draft has an event only. An
-- update that writes what was there already changes nothing: pipelines that upsert everything would move the marker
-- each time.
-- For each changed column of an article, this notes the hash of the new value minus that of the old one. Over the whole
-- transaction their sum is zero if the column is in the end what it was. The settings keep the join linear.
CREATE OR REPLACE FUNCTION candor_articles_updated() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET enable_nestloop = off SET jit = off AS $$
DECLARE
  shown uuid[];
BEGIN
  WITH noted AS (
    INSERT INTO pending_changes (kind, keys, details)
    SELECT kind, pg_catalog.array_agg(id::text), pg_catalog.array_agg(fields::text) FROM (
      SELECT after.id,
        CASE
          WHEN after.status IN ('published', 'retracted') OR before.status IN ('published', 'retracted') THEN 'articles'
          ELSE 'drafts'
        END AS kind, (
          SELECT pg_catalog.jsonb_object_agg(
            f.name,
            coalesce(pg_catalog.hashtextextended(f.new, 0), 0)::numeric
              - coalesce(pg_catalog.hashtextextended(f.old, 0), 0)
          )
          FROM ROWS FROM (
            pg_catalog.jsonb_each_text(pg_catalog.to_jsonb(after)),
            pg_catalog.jsonb_each_text(pg_catalog.to_jsonb(before))
          ) AS f(name, new, same, old)
          WHERE f.new IS DISTINCT FROM f.old
        ) AS fields
      FROM before JOIN after ON after.id = before.id WHERE after IS DISTINCT FROM before
    ) AS differing GROUP BY kind RETURNING kind, keys
  )
  SELECT keys::uuid[] INTO shown FROM noted WHERE kind = 'articles';
  PERFORM candor_refuse_future(shown, clock_timestamp());
  RETURN NULL;
END $$;

REVOKE EXECUTE ON FUNCTION candor_articles_updated FROM PUBLIC;

CREATE OR REPLACE TRIGGER articles_updated AFTER UPDATE ON articles
REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION candor_articles_updated();
