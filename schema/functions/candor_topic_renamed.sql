-- Notes the renaming of a topic: at the end of the transaction its listings and archive follow
-- (candor_rename_family.sql). Runs before the articles follow by their foreign key.
CREATE OR REPLACE FUNCTION candor_topic_renamed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM retired_topics WHERE slug = NEW.slug;
  INSERT INTO pending_changes (kind, keys) VALUES ('renamed', ARRAY['topics/' || OLD.slug, 'topics/' || NEW.slug]);
  RETURN NEW;
END $$;

REVOKE EXECUTE ON FUNCTION candor_topic_renamed FROM PUBLIC;

CREATE OR REPLACE TRIGGER topics_renamed BEFORE UPDATE OF slug ON topics FOR EACH ROW
WHEN (OLD.slug <> NEW.slug) EXECUTE FUNCTION candor_topic_renamed();
