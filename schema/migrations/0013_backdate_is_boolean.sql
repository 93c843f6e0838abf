--> after the functions

-- Any spelling of a boolean says that a transaction is an import, and everything else is refused: functions/candor_backdated.sql.
ALTER TABLE "pending_changes" ALTER COLUMN "backdated" SET DEFAULT candor_backdated();
