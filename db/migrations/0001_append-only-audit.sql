-- The audit log is append-only: no line and no link is ever changed or removed.
CREATE TRIGGER `audit_entry_no_update` BEFORE UPDATE ON `audit_entry` BEGIN SELECT RAISE(ABORT, 'audit_entry is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `audit_entry_no_delete` BEFORE DELETE ON `audit_entry` BEGIN SELECT RAISE(ABORT, 'audit_entry is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `audit_link_no_update` BEFORE UPDATE ON `audit_link` BEGIN SELECT RAISE(ABORT, 'audit_link is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `audit_link_no_delete` BEFORE DELETE ON `audit_link` BEGIN SELECT RAISE(ABORT, 'audit_link is append-only'); END;
--> statement-breakpoint
-- INSERT OR REPLACE deletes without asking the triggers above.
CREATE TRIGGER `audit_entry_no_replace` BEFORE INSERT ON `audit_entry` WHEN EXISTS (SELECT 1 FROM `audit_entry` WHERE `seq` = NEW.`seq`) BEGIN SELECT RAISE(ABORT, 'audit_entry is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `audit_link_no_replace` BEFORE INSERT ON `audit_link` WHEN EXISTS (SELECT 1 FROM `audit_link` WHERE `seq` = NEW.`seq`) BEGIN SELECT RAISE(ABORT, 'audit_link is append-only'); END;
