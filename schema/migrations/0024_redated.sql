-- It has one more parameter: functions/candor_relist.sql.
DROP FUNCTION IF EXISTS candor_relist(uuid[], boolean[], timestamptz);
