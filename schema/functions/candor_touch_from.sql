-- Marks a family as changing like candor_touch, but for listings under an embargo, which nobody sees: `from_now` is the time
-- when the first of them shows. With `recount`, the end of the transaction counts the listings that have left.
CREATE OR REPLACE FUNCTION candor_touch_from(name text, from_now timestamptz, recount boolean DEFAULT false) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO families (family, changing, shows_at) VALUES (name, true, from_now)
  ON CONFLICT (family) DO UPDATE SET changing = true, shows_at = least(families.shows_at, excluded.shows_at),
    left_listings = CASE WHEN NOT recount THEN families.left_listings END
  WHERE NOT families.changing OR families.shows_at > excluded.shows_at OR (recount AND families.left_listings IS NOT NULL)
$$;

REVOKE EXECUTE ON FUNCTION candor_touch_from FROM PUBLIC;
