-- A renamed topic takes its listings and archive along. If the new slug has a past of its own, its articles are listed there
-- anew instead. Fires before the articles follow by their foreign key.
CREATE OR REPLACE FUNCTION candor_topic_renamed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM retired_topics WHERE slug = NEW.slug;
  IF NOT EXISTS (SELECT FROM listings WHERE family = 'topics/' || NEW.slug) THEN
    UPDATE archive_parts SET family = 'topics/' || NEW.slug WHERE family = 'topics/' || OLD.slug;
    UPDATE listings SET family = 'topics/' || NEW.slug WHERE family = 'topics/' || OLD.slug;
  END IF;
  RETURN NEW;
END $$;

REVOKE EXECUTE ON FUNCTION candor_topic_renamed FROM PUBLIC;

CREATE OR REPLACE TRIGGER topics_renamed BEFORE UPDATE OF slug ON topics FOR EACH ROW
WHEN (OLD.slug <> NEW.slug) EXECUTE FUNCTION candor_topic_renamed();
