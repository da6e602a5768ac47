CREATE TABLE `questionnaire` (
	`id` text PRIMARY KEY NOT NULL,
	`form_key` text NOT NULL,
	`unit_id` text NOT NULL,
	`title` text NOT NULL,
	`draft` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`revised_at` integer,
	`revised_by` text,
	`discarded_at` integer,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`revised_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `questionnaire_form_key_unique` ON `questionnaire` (`form_key`);--> statement-breakpoint
CREATE INDEX `questionnaire_unit` ON `questionnaire` (`unit_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `questionnaire_plan` (
	`questionnaire_id` text NOT NULL,
	`file_id` text NOT NULL,
	PRIMARY KEY(`questionnaire_id`, `file_id`),
	FOREIGN KEY (`questionnaire_id`) REFERENCES `questionnaire`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`file_id`) REFERENCES `file`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `questionnaire_version` (
	`id` text PRIMARY KEY NOT NULL,
	`questionnaire_id` text NOT NULL,
	`number` integer NOT NULL,
	`draft_version` integer NOT NULL,
	`body` text NOT NULL,
	`sha256` text NOT NULL,
	`published_by` text NOT NULL,
	`published_at` integer NOT NULL,
	FOREIGN KEY (`questionnaire_id`) REFERENCES `questionnaire`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`published_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `questionnaire_version_number` ON `questionnaire_version` (`questionnaire_id`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `questionnaire_version_draft` ON `questionnaire_version` (`questionnaire_id`,`draft_version`);--> statement-breakpoint
CREATE TABLE `survey` (
	`id` text PRIMARY KEY NOT NULL,
	`form_key` text NOT NULL,
	`unit_id` text NOT NULL,
	`questionnaire_version_id` text NOT NULL,
	`consultation_id` text,
	`step_id` text,
	`round_of` text,
	`access` text NOT NULL,
	`roll_id` text,
	`opens_at` integer NOT NULL,
	`closes_at` integer NOT NULL,
	`live` integer DEFAULT false NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`opened_at` integer,
	`opened_by` text,
	`invited` integer,
	`closed_at` integer,
	`closed_by` text,
	`published_at` integer,
	`published_by` text,
	`discarded_at` integer,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`questionnaire_version_id`) REFERENCES `questionnaire_version`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`consultation_id`) REFERENCES `consultation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`step_id`) REFERENCES `step`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`round_of`) REFERENCES `survey`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`roll_id`) REFERENCES `roll`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`opened_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`closed_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`published_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "survey_times" CHECK("survey"."closes_at" > "survey"."opens_at"),
	CONSTRAINT "survey_roll" CHECK(CASE WHEN "survey"."access" = 'open' THEN "survey"."roll_id" IS NULL ELSE "survey"."opened_at" IS NULL OR "survey"."roll_id" IS NOT NULL END)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `survey_form_key_unique` ON `survey` (`form_key`);--> statement-breakpoint
CREATE UNIQUE INDEX `survey_step_id_unique` ON `survey` (`step_id`);--> statement-breakpoint
CREATE INDEX `survey_unit` ON `survey` (`unit_id`,`opens_at`);--> statement-breakpoint
CREATE INDEX `survey_consultation` ON `survey` (`consultation_id`);--> statement-breakpoint
CREATE INDEX `survey_round` ON `survey` (`round_of`);--> statement-breakpoint
CREATE TABLE `invitee` (
	`id` text PRIMARY KEY NOT NULL,
	`survey_id` text NOT NULL,
	`roll_entry_id` text NOT NULL,
	`name` text NOT NULL,
	`building` text NOT NULL,
	`entrance` text NOT NULL,
	`room` text NOT NULL,
	`door_order` text NOT NULL,
	`area` integer DEFAULT 0 NOT NULL,
	`phone_last4` text DEFAULT '' NOT NULL,
	`phone_hash` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`survey_id`) REFERENCES `survey`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `invitee_survey` ON `invitee` (`survey_id`,`door_order`);--> statement-breakpoint
CREATE INDEX `invitee_building` ON `invitee` (`survey_id`,`building`);--> statement-breakpoint
CREATE TABLE `invitee_slip` (
	`id` text PRIMARY KEY NOT NULL,
	`survey_id` text NOT NULL,
	`invitee_id` text NOT NULL,
	`code_hash` text NOT NULL,
	`issued_at` integer NOT NULL,
	`issued_by` text,
	`voided_at` integer,
	`voided_by` text,
	FOREIGN KEY (`survey_id`) REFERENCES `survey`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`invitee_id`) REFERENCES `invitee`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`issued_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`voided_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `invitee_slip_code_hash_unique` ON `invitee_slip` (`code_hash`);--> statement-breakpoint
CREATE INDEX `invitee_slip_survey` ON `invitee_slip` (`survey_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `invitee_slip_valid` ON `invitee_slip` (`invitee_id`) WHERE voided_at IS NULL;--> statement-breakpoint
CREATE TABLE `response` (
	`survey_id` text NOT NULL,
	`id` text NOT NULL,
	`form_key` text,
	`invitee_id` text,
	`building` text DEFAULT '' NOT NULL,
	`answers` text NOT NULL,
	`channel` text NOT NULL,
	`is_test` integer DEFAULT false NOT NULL,
	PRIMARY KEY(`survey_id`, `id`),
	FOREIGN KEY (`survey_id`) REFERENCES `survey`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`invitee_id`) REFERENCES `invitee`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `response_form_key_unique` ON `response` (`form_key`);--> statement-breakpoint
CREATE UNIQUE INDEX `response_invitee` ON `response` (`invitee_id`) WHERE invitee_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX `response_counted` ON `response` (`survey_id`,`is_test`,`building`,`channel`);--> statement-breakpoint
CREATE TABLE `response_draft` (
	`key_hash` text PRIMARY KEY NOT NULL,
	`survey_id` text NOT NULL,
	`form_key` text NOT NULL,
	`answers` text NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`survey_id`) REFERENCES `survey`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `response_draft_expiry` ON `response_draft` (`expires_at`);--> statement-breakpoint
CREATE TABLE `response_file` (
	`survey_id` text NOT NULL,
	`file_id` text NOT NULL,
	`key_hash` text NOT NULL,
	`question_key` text NOT NULL,
	`is_kept` integer DEFAULT false NOT NULL,
	PRIMARY KEY(`survey_id`, `file_id`),
	FOREIGN KEY (`survey_id`) REFERENCES `survey`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`file_id`) REFERENCES `file`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `response_file_key` ON `response_file` (`key_hash`);--> statement-breakpoint
CREATE TABLE `response_mark` (
	`survey_id` text NOT NULL,
	`invitee_id` text NOT NULL,
	`channel` text NOT NULL,
	`key` text NOT NULL,
	PRIMARY KEY(`survey_id`, `invitee_id`),
	FOREIGN KEY (`survey_id`) REFERENCES `survey`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`invitee_id`) REFERENCES `invitee`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `answer_column` (
	`survey_id` text NOT NULL,
	`generation` text NOT NULL,
	`name` text NOT NULL,
	`chunk` integer NOT NULL,
	`body` text NOT NULL,
	PRIMARY KEY(`survey_id`, `generation`, `name`, `chunk`),
	FOREIGN KEY (`survey_id`) REFERENCES `survey`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `answer_tag` (
	`survey_id` text NOT NULL,
	`response_id` text NOT NULL,
	`question_key` text NOT NULL,
	`tag` text NOT NULL,
	PRIMARY KEY(`survey_id`, `response_id`, `question_key`, `tag`),
	FOREIGN KEY (`survey_id`) REFERENCES `survey`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `quota_count` (
	`survey_id` text NOT NULL,
	`quota_key` text NOT NULL,
	`responses` integer NOT NULL,
	PRIMARY KEY(`survey_id`, `quota_key`),
	FOREIGN KEY (`survey_id`) REFERENCES `survey`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `response_batch` (
	`id` text PRIMARY KEY NOT NULL,
	`form_key` text NOT NULL,
	`survey_id` text NOT NULL,
	`number` integer NOT NULL,
	`papers` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`first_by` text,
	`first_done_at` integer,
	`second_by` text,
	`second_done_at` integer,
	`settled` integer DEFAULT 0 NOT NULL,
	`closed_at` integer,
	`closed_by` text,
	`responses` integer DEFAULT 0 NOT NULL,
	`laid_aside` integer DEFAULT 0 NOT NULL,
	`discarded_at` integer,
	`discarded_by` text,
	`discard_reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`survey_id`) REFERENCES `survey`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`first_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`second_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`closed_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`discarded_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `response_batch_form_key_unique` ON `response_batch` (`form_key`);--> statement-breakpoint
CREATE UNIQUE INDEX `response_batch_number` ON `response_batch` (`survey_id`,`number`);--> statement-breakpoint
CREATE TABLE `response_entry` (
	`batch_id` text NOT NULL,
	`pass` integer NOT NULL,
	`position` integer NOT NULL,
	`invitee_id` text,
	`answers` text NOT NULL,
	PRIMARY KEY(`batch_id`, `pass`, `position`),
	FOREIGN KEY (`batch_id`) REFERENCES `response_batch`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`invitee_id`) REFERENCES `invitee`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `response_import` (
	`id` text PRIMARY KEY NOT NULL,
	`form_key` text NOT NULL,
	`survey_id` text NOT NULL,
	`file_name` text NOT NULL,
	`sha256` text NOT NULL,
	`uploaded_by` text NOT NULL,
	`uploaded_at` integer NOT NULL,
	`reading` text NOT NULL,
	`responses` integer NOT NULL,
	`kept_at` integer,
	`kept_by` text,
	`discarded_at` integer,
	`removed_at` integer,
	`removed_by` text,
	FOREIGN KEY (`survey_id`) REFERENCES `survey`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`uploaded_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`kept_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`removed_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `response_import_form_key_unique` ON `response_import` (`form_key`);--> statement-breakpoint
CREATE INDEX `response_import_survey` ON `response_import` (`survey_id`,`uploaded_at`);--> statement-breakpoint
CREATE TABLE `response_import_line` (
	`import_id` text NOT NULL,
	`id` text NOT NULL,
	`answers` text NOT NULL,
	PRIMARY KEY(`import_id`, `id`),
	FOREIGN KEY (`import_id`) REFERENCES `response_import`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `survey_summary` (
	`survey_id` text PRIMARY KEY NOT NULL,
	`generation` text NOT NULL,
	`responses` integer NOT NULL,
	`body` text NOT NULL,
	`made_at` integer NOT NULL,
	FOREIGN KEY (`survey_id`) REFERENCES `survey`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
