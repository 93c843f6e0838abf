-- Punycode (RFC 3492 §6.3) of one label that has more than ASCII.
CREATE OR REPLACE FUNCTION candor_punycode(label text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  digits constant text := 'abcdefghijklmnopqrstuvwxyz0123456789';
  points integer[] := '{}';
  output text := '';
  n integer := 128;
  delta integer := 0;
  bias integer := 72;
  basic integer;
  done integer;
  point integer;
  q integer;
  k integer;
  t integer;
BEGIN
  FOR i IN 1 .. length(label) LOOP
    points := points || ascii(substr(label, i, 1));
    IF points[i] < 128 THEN output := output || substr(label, i, 1); END IF;
  END LOOP;
  basic := length(output);
  done := basic;
  IF basic > 0 THEN output := output || '-'; END IF;
  WHILE done < length(label) LOOP
    SELECT min(each) INTO point FROM unnest(points) AS each WHERE each >= n;
    delta := delta + (point - n) * (done + 1);
    n := point;
    FOREACH point IN ARRAY points LOOP
      IF point < n THEN delta := delta + 1; END IF;
      CONTINUE WHEN point <> n;
      q := delta;
      k := 36;
      LOOP
        t := least(greatest(k - bias, 1), 26);
        EXIT WHEN q < t;
        output := output || substr(digits, t + (q - t) % (36 - t) + 1, 1);
        q := (q - t) / (36 - t);
        k := k + 36;
      END LOOP;
      output := output || substr(digits, q + 1, 1);
      delta := CASE WHEN done = basic THEN delta / 700 ELSE delta / 2 END;
      delta := delta + delta / (done + 1);
      k := 0;
      WHILE delta > 455 LOOP
        delta := delta / 35;
        k := k + 36;
      END LOOP;
      bias := k + 36 * delta / (delta + 38);
      delta := 0;
      done := done + 1;
    END LOOP;
    delta := delta + 1;
    n := n + 1;
  END LOOP;
  RETURN output;
END $$;

REVOKE EXECUTE ON FUNCTION candor_punycode FROM PUBLIC;
