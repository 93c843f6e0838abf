-- Adds the old slug of a renamed topic to `retired_topics`, once the topic has its new slug. Not that of a topic that
-- only private articles have: nobody may learn of it.
CREATE OR REPLACE FUNCTION candor_topic_moved() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF candor_only_private(OLD.slug, NEW.slug) THEN RETURN NULL; END IF;
  -- One that was closed or moved stays so under its new name.
  INSERT INTO retired_topics (slug, moved_to) SELECT NEW.slug, moved_to FROM retired_topics WHERE slug = OLD.slug;
  INSERT INTO retired_topics (slug, moved_to) VALUES (OLD.slug, NEW.slug)
  ON CONFLICT (slug) DO UPDATE SET moved_to = excluded.moved_to;
  RETURN NULL;
END $$;

REVOKE EXECUTE ON FUNCTION candor_topic_moved FROM PUBLIC;

CREATE OR REPLACE TRIGGER topics_moved AFTER UPDATE OF slug ON topics FOR EACH ROW
WHEN (OLD.slug <> NEW.slug) EXECUTE FUNCTION candor_topic_moved();
