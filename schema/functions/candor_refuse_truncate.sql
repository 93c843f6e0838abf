-- Refuses TRUNCATE, which fires no row trigger and no trigger with transition tables.
CREATE OR REPLACE FUNCTION candor_refuse_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'TRUNCATE % would change the feeds unseen', TG_TABLE_NAME
    USING ERRCODE = 'feature_not_supported',
      HINT = format('Use DELETE FROM %I, so that readers are told what is gone.', TG_TABLE_NAME);
END $$;

REVOKE EXECUTE ON FUNCTION candor_refuse_truncate FROM PUBLIC;

CREATE OR REPLACE TRIGGER articles_refuse_truncate BEFORE TRUNCATE ON articles
FOR EACH STATEMENT EXECUTE FUNCTION candor_refuse_truncate();
CREATE OR REPLACE TRIGGER sources_refuse_truncate BEFORE TRUNCATE ON sources
FOR EACH STATEMENT EXECUTE FUNCTION candor_refuse_truncate();
CREATE OR REPLACE TRIGGER topics_refuse_truncate BEFORE TRUNCATE ON topics
FOR EACH STATEMENT EXECUTE FUNCTION candor_refuse_truncate();
CREATE OR REPLACE TRIGGER retired_topics_refuse_truncate BEFORE TRUNCATE ON retired_topics
FOR EACH STATEMENT EXECUTE FUNCTION candor_refuse_truncate();
CREATE OR REPLACE TRIGGER article_topics_refuse_truncate BEFORE TRUNCATE ON article_topics
FOR EACH STATEMENT EXECUTE FUNCTION candor_refuse_truncate();
CREATE OR REPLACE TRIGGER corrections_refuse_truncate BEFORE TRUNCATE ON corrections
FOR EACH STATEMENT EXECUTE FUNCTION candor_refuse_truncate();
CREATE OR REPLACE TRIGGER listings_refuse_truncate BEFORE TRUNCATE ON listings
FOR EACH STATEMENT EXECUTE FUNCTION candor_refuse_truncate();
CREATE OR REPLACE TRIGGER tombstones_refuse_truncate BEFORE TRUNCATE ON tombstones
FOR EACH STATEMENT EXECUTE FUNCTION candor_refuse_truncate();
