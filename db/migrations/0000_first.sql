CREATE TABLE `unit` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`parent_id` text,
	`level` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`name_en` text NOT NULL,
	`population` integer,
	`households` integer,
	`land_area` integer,
	`address` text DEFAULT '' NOT NULL,
	`contact` text DEFAULT '' NOT NULL,
	`phone` text DEFAULT '' NOT NULL,
	`introduction` text DEFAULT '' NOT NULL,
	`time_zone` text DEFAULT 'Asia/Shanghai' NOT NULL,
	`two_person` integer DEFAULT true NOT NULL,
	`created_at` integer NOT NULL,
	`closed_at` integer,
	FOREIGN KEY (`parent_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `unit_code_unique` ON `unit` (`code`);--> statement-breakpoint
CREATE TABLE `invitation` (
	`id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`unit_id` text NOT NULL,
	`role` text NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`accepted_at` integer,
	`accepted_by` text,
	`revoked_at` integer,
	`revoked_by` text,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`accepted_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`revoked_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `invitation_token_hash_unique` ON `invitation` (`token_hash`);--> statement-breakpoint
CREATE INDEX `invitation_unit` ON `invitation` (`unit_id`);--> statement-breakpoint
CREATE TABLE `membership` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`role` text NOT NULL,
	`from_at` integer NOT NULL,
	`until_at` integer,
	`granted_by` text,
	`granted_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`granted_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `membership_person` ON `membership` (`person_id`);--> statement-breakpoint
CREATE INDEX `membership_unit` ON `membership` (`unit_id`);--> statement-breakpoint
CREATE TABLE `person` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`password_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`disabled_at` integer
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `person_email_unique` ON `person` (`email`);--> statement-breakpoint
CREATE TABLE `recovery` (
	`id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`person_id` text NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `recovery_token_hash_unique` ON `recovery` (`token_hash`);--> statement-breakpoint
CREATE INDEX `recovery_person` ON `recovery` (`person_id`);--> statement-breakpoint
CREATE TABLE `session` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`device` text DEFAULT '' NOT NULL,
	`created_at` integer NOT NULL,
	`seen_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `session_person` ON `session` (`person_id`);--> statement-breakpoint
CREATE TABLE `audit_entry` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`unit_id` text,
	`actor_kind` text NOT NULL,
	`actor_id` text,
	`action` text NOT NULL,
	`subject_kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`detail` text DEFAULT '{}' NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `audit_entry_unit` ON `audit_entry` (`unit_id`,`seq`);--> statement-breakpoint
CREATE INDEX `audit_entry_subject` ON `audit_entry` (`subject_id`);--> statement-breakpoint
CREATE TABLE `audit_link` (
	`seq` integer PRIMARY KEY NOT NULL,
	`previous` text NOT NULL,
	`hash` text NOT NULL,
	FOREIGN KEY (`seq`) REFERENCES `audit_entry`(`seq`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `throttle` (
	`key` text PRIMARY KEY NOT NULL,
	`window_start` integer NOT NULL,
	`hits` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `file` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`name` text NOT NULL,
	`media_type` text NOT NULL,
	`size` integer NOT NULL,
	`sha256` text NOT NULL,
	`uploaded_by` text,
	`uploaded_at` integer NOT NULL,
	`removed_at` integer,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`uploaded_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `file_unit` ON `file` (`unit_id`);--> statement-breakpoint
CREATE TABLE `roll` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`retired_at` integer,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `roll_unit` ON `roll` (`unit_id`);--> statement-breakpoint
CREATE TABLE `roll_entry` (
	`id` text PRIMARY KEY NOT NULL,
	`roll_id` text NOT NULL,
	`name` text NOT NULL,
	`building` text DEFAULT '' NOT NULL,
	`entrance` text DEFAULT '' NOT NULL,
	`room` text DEFAULT '' NOT NULL,
	`door_order` text DEFAULT '' NOT NULL,
	`area` integer DEFAULT 0 NOT NULL,
	`owner_key` text DEFAULT '' NOT NULL,
	`developer` integer DEFAULT false NOT NULL,
	`phone_last4` text DEFAULT '' NOT NULL,
	`phone_hash` text DEFAULT '' NOT NULL,
	`added_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`removed_at` integer,
	FOREIGN KEY (`roll_id`) REFERENCES `roll`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "roll_entry_area" CHECK("roll_entry"."area" >= 0)
) STRICT;
--> statement-breakpoint
CREATE INDEX `roll_entry_roll` ON `roll_entry` (`roll_id`,`door_order`,`id`);--> statement-breakpoint
CREATE INDEX `roll_entry_owner` ON `roll_entry` (`roll_id`,`owner_key`) WHERE owner_key <> '' AND removed_at IS NULL;--> statement-breakpoint
CREATE INDEX `roll_entry_developer` ON `roll_entry` (`roll_id`) WHERE developer = 1 AND removed_at IS NULL;--> statement-breakpoint
CREATE TABLE `roll_import` (
	`id` text PRIMARY KEY NOT NULL,
	`form_key` text NOT NULL,
	`unit_id` text NOT NULL,
	`kind` text NOT NULL,
	`roll_id` text,
	`renews` integer NOT NULL,
	`file_id` text,
	`file_name` text NOT NULL,
	`sha256` text NOT NULL,
	`uploaded_by` text NOT NULL,
	`uploaded_at` integer NOT NULL,
	`choice` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`progress` integer DEFAULT 0 NOT NULL,
	`progress_at` integer NOT NULL,
	`read_version` integer,
	`failure` text,
	`reading` text,
	`problems` text,
	`errors` integer DEFAULT 0 NOT NULL,
	`roll_version` integer,
	`added` integer DEFAULT 0 NOT NULL,
	`changed` integer DEFAULT 0 NOT NULL,
	`removed` integer DEFAULT 0 NOT NULL,
	`same` integer DEFAULT 0 NOT NULL,
	`confirmed_at` integer,
	`confirmed_by` text,
	`discarded_at` integer,
	`discarded_by` text,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`roll_id`) REFERENCES `roll`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`uploaded_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`confirmed_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`discarded_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `roll_import_form_key_unique` ON `roll_import` (`form_key`);--> statement-breakpoint
CREATE INDEX `roll_import_unit` ON `roll_import` (`unit_id`,`uploaded_at`);--> statement-breakpoint
CREATE TABLE `roll_import_line` (
	`import_id` text NOT NULL,
	`version` integer NOT NULL,
	`act` text NOT NULL,
	`position` integer NOT NULL,
	`entry_id` text NOT NULL,
	`fields` text DEFAULT '' NOT NULL,
	`name` text NOT NULL,
	`building` text NOT NULL,
	`entrance` text NOT NULL,
	`room` text NOT NULL,
	`door_order` text NOT NULL,
	`area` integer NOT NULL,
	`owner_key` text NOT NULL,
	`developer` integer NOT NULL,
	`phone_last4` text NOT NULL,
	`phone_hash` text NOT NULL,
	PRIMARY KEY(`import_id`, `version`, `act`, `position`),
	FOREIGN KEY (`import_id`) REFERENCES `roll_import`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `attachment` (
	`consultation_id` text NOT NULL,
	`file_id` text NOT NULL,
	`position` integer NOT NULL,
	PRIMARY KEY(`consultation_id`, `file_id`),
	FOREIGN KEY (`consultation_id`) REFERENCES `consultation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`file_id`) REFERENCES `file`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `consultation` (
	`id` text PRIMARY KEY NOT NULL,
	`form_key` text NOT NULL,
	`unit_id` text NOT NULL,
	`title` text NOT NULL,
	`background` text DEFAULT '' NOT NULL,
	`topic` text NOT NULL,
	`participants` text NOT NULL,
	`participants_note` text DEFAULT '' NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`revised_at` integer,
	`published_at` integer,
	`published_by` text,
	`archived_at` integer,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`published_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `consultation_form_key_unique` ON `consultation` (`form_key`);--> statement-breakpoint
CREATE INDEX `consultation_unit` ON `consultation` (`unit_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `step` (
	`id` text PRIMARY KEY NOT NULL,
	`consultation_id` text NOT NULL,
	`position` integer NOT NULL,
	`kind` text NOT NULL,
	`title` text DEFAULT '' NOT NULL,
	`body` text DEFAULT '' NOT NULL,
	`starts_at` integer,
	`ends_at` integer,
	FOREIGN KEY (`consultation_id`) REFERENCES `consultation`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `step_position` ON `step` (`consultation_id`,`position`);--> statement-breakpoint
CREATE TABLE `amendment` (
	`id` text PRIMARY KEY NOT NULL,
	`form_key` text NOT NULL,
	`vote_id` text NOT NULL,
	`kind` text NOT NULL,
	`detail` text NOT NULL,
	`reason` text NOT NULL,
	`proposed_by` text NOT NULL,
	`proposed_at` integer NOT NULL,
	`confirmed_by` text,
	`confirmed_at` integer,
	`withdrawn_by` text,
	`withdrawn_at` integer,
	FOREIGN KEY (`vote_id`) REFERENCES `vote`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`proposed_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`confirmed_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`withdrawn_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `amendment_form_key_unique` ON `amendment` (`form_key`);--> statement-breakpoint
CREATE INDEX `amendment_vote` ON `amendment` (`vote_id`,`proposed_at`);--> statement-breakpoint
CREATE TABLE `confirmation` (
	`id` text PRIMARY KEY NOT NULL,
	`vote_id` text NOT NULL,
	`act` text NOT NULL,
	`version` integer NOT NULL,
	`proposed_by` text NOT NULL,
	`proposed_at` integer NOT NULL,
	`roll_version` integer,
	`reason` text DEFAULT '' NOT NULL,
	`confirmed_by` text,
	`confirmed_at` integer,
	`withdrawn_by` text,
	`withdrawn_at` integer,
	FOREIGN KEY (`vote_id`) REFERENCES `vote`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`proposed_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`confirmed_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`withdrawn_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `confirmation_waiting` ON `confirmation` (`vote_id`,`act`) WHERE confirmed_at IS NULL AND withdrawn_at IS NULL;--> statement-breakpoint
CREATE TABLE `rule_preset` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text,
	`pack` text NOT NULL,
	`position` integer NOT NULL,
	`roll_kinds` text NOT NULL,
	`unit_kinds` text NOT NULL,
	`name` text NOT NULL,
	`name_en` text NOT NULL,
	`rule` text NOT NULL,
	`source` text NOT NULL,
	`source_en` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`note_en` text DEFAULT '' NOT NULL,
	`effective_from` text NOT NULL,
	`effective_until` text,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `vote` (
	`id` text PRIMARY KEY NOT NULL,
	`form_key` text NOT NULL,
	`unit_id` text NOT NULL,
	`consultation_id` text NOT NULL,
	`step_id` text NOT NULL,
	`question` text NOT NULL,
	`explanation` text DEFAULT '' NOT NULL,
	`method` text NOT NULL,
	`settings` text NOT NULL,
	`privacy` text NOT NULL,
	`channels` text DEFAULT '["online","assisted"]' NOT NULL,
	`proxy_limit` integer DEFAULT 3 NOT NULL,
	`roll_id` text NOT NULL,
	`rule_preset_id` text,
	`rule` text NOT NULL,
	`rule_name` text DEFAULT '' NOT NULL,
	`rule_name_en` text DEFAULT '' NOT NULL,
	`rule_source` text DEFAULT '' NOT NULL,
	`rule_source_en` text DEFAULT '' NOT NULL,
	`opens_at` integer NOT NULL,
	`closes_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`opened_at` integer,
	`opened_by` text,
	`opened_with` text,
	`config_hash` text,
	`electorate_heads` integer,
	`electorate_households` integer,
	`electorate_area` integer,
	`closed_at` integer,
	`closed_by` text,
	`closed_with` text,
	`close_reason` text DEFAULT '' NOT NULL,
	`reconciliation_note` text DEFAULT '' NOT NULL,
	`cancelled_at` integer,
	`cancelled_by` text,
	`cancelled_with` text,
	`cancel_reason` text DEFAULT '' NOT NULL,
	`discarded_at` integer,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`consultation_id`) REFERENCES `consultation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`step_id`) REFERENCES `step`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`roll_id`) REFERENCES `roll`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`opened_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`opened_with`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`closed_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`closed_with`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`cancelled_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`cancelled_with`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "vote_times" CHECK("vote"."closes_at" > "vote"."opens_at")
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `vote_form_key_unique` ON `vote` (`form_key`);--> statement-breakpoint
CREATE UNIQUE INDEX `vote_step_id_unique` ON `vote` (`step_id`);--> statement-breakpoint
CREATE INDEX `vote_unit` ON `vote` (`unit_id`,`opens_at`);--> statement-breakpoint
CREATE INDEX `vote_consultation` ON `vote` (`consultation_id`);--> statement-breakpoint
CREATE INDEX `vote_closing` ON `vote` (`closes_at`);--> statement-breakpoint
CREATE TABLE `vote_option` (
	`id` text PRIMARY KEY NOT NULL,
	`vote_id` text NOT NULL,
	`position` integer NOT NULL,
	`label` text NOT NULL,
	`detail` text DEFAULT '' NOT NULL,
	`cost` integer,
	FOREIGN KEY (`vote_id`) REFERENCES `vote`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `vote_option_position` ON `vote_option` (`vote_id`,`position`);--> statement-breakpoint
CREATE TABLE `ballot` (
	`vote_id` text NOT NULL,
	`id` text NOT NULL,
	`elector_id` text,
	`choice` text,
	`invalid` integer DEFAULT false NOT NULL,
	`channel` text NOT NULL,
	`heads` integer NOT NULL,
	`households` integer NOT NULL,
	`area` integer NOT NULL,
	PRIMARY KEY(`vote_id`, `id`),
	FOREIGN KEY (`vote_id`) REFERENCES `vote`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`elector_id`) REFERENCES `elector`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `ballot_elector` ON `ballot` (`elector_id`) WHERE elector_id IS NOT NULL;--> statement-breakpoint
CREATE TABLE `elector` (
	`id` text PRIMARY KEY NOT NULL,
	`vote_id` text NOT NULL,
	`roll_entry_id` text NOT NULL,
	`name` text NOT NULL,
	`building` text NOT NULL,
	`entrance` text NOT NULL,
	`room` text NOT NULL,
	`door_order` text NOT NULL,
	`entries` integer DEFAULT 1 NOT NULL,
	`heads` integer DEFAULT 1 NOT NULL,
	`households` integer DEFAULT 0 NOT NULL,
	`area` integer DEFAULT 0 NOT NULL,
	`phone_last4` text DEFAULT '' NOT NULL,
	`phone_hash` text DEFAULT '' NOT NULL,
	`added_at` integer NOT NULL,
	`removed_at` integer,
	FOREIGN KEY (`vote_id`) REFERENCES `vote`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `elector_vote` ON `elector` (`vote_id`,`door_order`);--> statement-breakpoint
CREATE INDEX `elector_turnout` ON `elector` (`vote_id`,`building`,`id`,`removed_at`,`heads`,`households`,`area`);--> statement-breakpoint
CREATE TABLE `mark` (
	`vote_id` text NOT NULL,
	`elector_id` text NOT NULL,
	`channel` text NOT NULL,
	`key` text NOT NULL,
	PRIMARY KEY(`vote_id`, `elector_id`),
	FOREIGN KEY (`vote_id`) REFERENCES `vote`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`elector_id`) REFERENCES `elector`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `slip` (
	`id` text PRIMARY KEY NOT NULL,
	`vote_id` text NOT NULL,
	`elector_id` text NOT NULL,
	`code_hash` text NOT NULL,
	`issued_at` integer NOT NULL,
	`issued_by` text,
	`voided_at` integer,
	`voided_by` text,
	`void_reason` text DEFAULT '' NOT NULL,
	`after_ballot` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`vote_id`) REFERENCES `vote`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`elector_id`) REFERENCES `elector`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`issued_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`voided_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `slip_code_hash_unique` ON `slip` (`code_hash`);--> statement-breakpoint
CREATE INDEX `slip_vote` ON `slip` (`vote_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `slip_valid` ON `slip` (`elector_id`) WHERE voided_at IS NULL;--> statement-breakpoint
CREATE TABLE `assistance` (
	`elector_id` text PRIMARY KEY NOT NULL,
	`vote_id` text NOT NULL,
	`helped_by` text NOT NULL,
	`why` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`cast_at` integer NOT NULL,
	FOREIGN KEY (`elector_id`) REFERENCES `elector`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`vote_id`) REFERENCES `vote`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`helped_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `assistance_vote` ON `assistance` (`vote_id`,`cast_at`);--> statement-breakpoint
CREATE TABLE `objection` (
	`id` text PRIMARY KEY NOT NULL,
	`form_key` text NOT NULL,
	`vote_id` text NOT NULL,
	`elector_id` text NOT NULL,
	`channel` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`made_at` integer NOT NULL,
	`ruling` text,
	`reason` text DEFAULT '' NOT NULL,
	`proposed_by` text,
	`proposed_at` integer,
	`settled_by` text,
	`settled_at` integer,
	`withdrew_ballot` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`vote_id`) REFERENCES `vote`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`elector_id`) REFERENCES `elector`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`proposed_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`settled_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `objection_form_key_unique` ON `objection` (`form_key`);--> statement-breakpoint
CREATE INDEX `objection_vote` ON `objection` (`vote_id`,`made_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `objection_unsettled` ON `objection` (`elector_id`) WHERE settled_at IS NULL;--> statement-breakpoint
CREATE TABLE `paper_number` (
	`elector_id` text PRIMARY KEY NOT NULL,
	`vote_id` text NOT NULL,
	`number` integer NOT NULL,
	FOREIGN KEY (`elector_id`) REFERENCES `elector`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`vote_id`) REFERENCES `vote`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `paper_number_vote` ON `paper_number` (`vote_id`,`number`);--> statement-breakpoint
CREATE TABLE `proxy` (
	`id` text PRIMARY KEY NOT NULL,
	`form_key` text NOT NULL,
	`vote_id` text NOT NULL,
	`grantor_id` text NOT NULL,
	`holder_key` text NOT NULL,
	`holder_id` text,
	`holder_name` text NOT NULL,
	`file_id` text NOT NULL,
	`recorded_by` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`withdrawn_by` text,
	`withdrawn_at` integer,
	`withdraw_reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`vote_id`) REFERENCES `vote`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`grantor_id`) REFERENCES `elector`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`holder_id`) REFERENCES `elector`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`file_id`) REFERENCES `file`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recorded_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`withdrawn_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `proxy_form_key_unique` ON `proxy` (`form_key`);--> statement-breakpoint
CREATE INDEX `proxy_vote` ON `proxy` (`vote_id`,`recorded_at`);--> statement-breakpoint
CREATE INDEX `proxy_holder` ON `proxy` (`vote_id`,`holder_key`);--> statement-breakpoint
CREATE UNIQUE INDEX `proxy_grantor` ON `proxy` (`grantor_id`) WHERE withdrawn_at IS NULL;--> statement-breakpoint
CREATE TABLE `show_of_hands` (
	`id` text PRIMARY KEY NOT NULL,
	`form_key` text NOT NULL,
	`vote_id` text NOT NULL,
	`present` integer NOT NULL,
	`votes_for` integer NOT NULL,
	`votes_against` integer NOT NULL,
	`abstaining` integer NOT NULL,
	`file_id` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`recorded_by` text NOT NULL,
	`recorded_at` integer NOT NULL,
	FOREIGN KEY (`vote_id`) REFERENCES `vote`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`file_id`) REFERENCES `file`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recorded_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "show_of_hands_sum" CHECK("show_of_hands"."votes_for" + "show_of_hands"."votes_against" + "show_of_hands"."abstaining" <= "show_of_hands"."present")
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `show_of_hands_form_key_unique` ON `show_of_hands` (`form_key`);--> statement-breakpoint
CREATE INDEX `show_of_hands_vote` ON `show_of_hands` (`vote_id`,`recorded_at`);--> statement-breakpoint
CREATE TABLE `paper_batch` (
	`id` text PRIMARY KEY NOT NULL,
	`form_key` text NOT NULL,
	`vote_id` text NOT NULL,
	`number` integer NOT NULL,
	`title` text DEFAULT '' NOT NULL,
	`coded` integer NOT NULL,
	`papers` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`first_by` text,
	`first_done_at` integer,
	`second_by` text,
	`second_done_at` integer,
	`note` text DEFAULT '' NOT NULL,
	`closed_at` integer,
	`closed_by` text,
	`settled` integer DEFAULT 0 NOT NULL,
	`marks` integer DEFAULT 0 NOT NULL,
	`ballots` integer DEFAULT 0 NOT NULL,
	`invalid` integer DEFAULT 0 NOT NULL,
	`blank` integer DEFAULT 0 NOT NULL,
	`discarded_at` integer,
	`discarded_by` text,
	`discard_reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`vote_id`) REFERENCES `vote`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`first_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`second_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`closed_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`discarded_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `paper_batch_form_key_unique` ON `paper_batch` (`form_key`);--> statement-breakpoint
CREATE UNIQUE INDEX `paper_batch_number` ON `paper_batch` (`vote_id`,`number`);--> statement-breakpoint
CREATE TABLE `paper_entry` (
	`batch_id` text NOT NULL,
	`pass` integer NOT NULL,
	`position` integer NOT NULL,
	`elector_id` text,
	`choice` text,
	`invalid` integer DEFAULT false NOT NULL,
	`absent` integer DEFAULT false NOT NULL,
	`revision` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`batch_id`, `pass`, `position`),
	FOREIGN KEY (`batch_id`) REFERENCES `paper_batch`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`elector_id`) REFERENCES `elector`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `paper_entry_elector` ON `paper_entry` (`batch_id`,`pass`,`elector_id`) WHERE elector_id IS NOT NULL;--> statement-breakpoint
CREATE TABLE `paper_mark` (
	`batch_id` text NOT NULL,
	`elector_id` text NOT NULL,
	PRIMARY KEY(`batch_id`, `elector_id`),
	FOREIGN KEY (`batch_id`) REFERENCES `paper_batch`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`elector_id`) REFERENCES `elector`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `paper_scan` (
	`batch_id` text NOT NULL,
	`file_id` text NOT NULL,
	PRIMARY KEY(`batch_id`, `file_id`),
	FOREIGN KEY (`batch_id`) REFERENCES `paper_batch`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`file_id`) REFERENCES `file`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `count_bundle` (
	`vote_id` text NOT NULL,
	`audience` text NOT NULL,
	`body` text NOT NULL,
	PRIMARY KEY(`vote_id`, `audience`),
	FOREIGN KEY (`vote_id`) REFERENCES `vote`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `vote_count` (
	`vote_id` text PRIMARY KEY NOT NULL,
	`result` text NOT NULL,
	`by_channel` text NOT NULL,
	`details` text,
	`differences` text DEFAULT '[]' NOT NULL,
	`bundle_sha256` text NOT NULL,
	`counted_at` integer NOT NULL,
	`published_at` integer,
	FOREIGN KEY (`vote_id`) REFERENCES `vote`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `vote_count_counted` ON `vote_count` (`counted_at`);