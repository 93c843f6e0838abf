-- A deleted article leaves its feeds at the end of the transaction, with a tombstone if it was shown. Its event gets
-- the facts from here, where they are known for the last time.
CREATE OR REPLACE FUNCTION candor_articles_deleted() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET timezone = 'UTC' AS $$
BEGIN
  INSERT INTO pending_changes (kind, keys, details)
  SELECT kind, pg_catalog.array_agg(id::text), pg_catalog.array_agg(facts::text) FROM (
    SELECT id, CASE WHEN status IN ('published', 'retracted') THEN 'deleted' ELSE 'deleted drafts' END AS kind,
      pg_catalog.jsonb_build_object(
        'guid', guid, 'url', url, 'status', status,
        'text_digest', candor_text_digest(title, standfirst, body_html),
        'disclosure', candor_disclosure(
          disclosure_mode, disclosure_model, disclosure_provider, disclosure_statement, reviewed_by, reviewed_at,
          reviewed_digest, generated_at
        )
      ) AS facts
    FROM deleted
  ) AS noted GROUP BY kind;
  RETURN NULL;
END $$;

REVOKE EXECUTE ON FUNCTION candor_articles_deleted FROM PUBLIC;

CREATE OR REPLACE TRIGGER articles_deleted AFTER DELETE ON articles
REFERENCING OLD TABLE AS deleted FOR EACH STATEMENT EXECUTE FUNCTION candor_articles_deleted();
