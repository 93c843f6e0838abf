-- A listing that is written by hand moves the marker too. If a listing leaves or returns, the end of the transaction counts
-- those that have left anew.
CREATE OR REPLACE FUNCTION candor_listings_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP <> 'DELETE' THEN
    PERFORM candor_touch_from(family, min(CASE WHEN left_at IS NULL AND listed_at > clock_timestamp() THEN listed_at ELSE '-infinity' END), bool_or(left_at IS NOT NULL))
    FROM after GROUP BY family ORDER BY family;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    PERFORM candor_touch_from(family, min(CASE WHEN left_at IS NULL AND listed_at > clock_timestamp() THEN listed_at ELSE '-infinity' END), bool_or(left_at IS NOT NULL))
    FROM before GROUP BY family ORDER BY family;
  END IF;
  RETURN NULL;
END $$;

REVOKE EXECUTE ON FUNCTION candor_listings_changed FROM PUBLIC;

CREATE OR REPLACE TRIGGER listings_inserted AFTER INSERT ON listings
REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION candor_listings_changed();
CREATE OR REPLACE TRIGGER listings_updated AFTER UPDATE ON listings
REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION candor_listings_changed();
CREATE OR REPLACE TRIGGER listings_deleted AFTER DELETE ON listings
REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION candor_listings_changed();
