import {
	index,
	integer,
	primaryKey,
	sqliteTable,
	text,
	uniqueIndex
} from 'drizzle-orm/sqlite-core';
import { at, id, json } from './columns.ts';
import { file } from './files.server.ts';
import { person } from './people.server.ts';
import { unit } from './units.server.ts';

/** One matter, from topic to archive. */
export const consultation = sqliteTable(
	'consultation',
	{
		id: id(),
		/** Chosen by the form: a double tap makes one draft. */
		form_key: text('form_key').notNull().unique(),
		unit_id: text('unit_id')
			.notNull()
			.references(() => unit.id),
		title: text('title').notNull(),
		background: text('background').notNull().default(''),
		topic: text('topic').notNull(),
		/** Who is concerned, as ids of LAW's list of participants. */
		participants: json<string[]>('participants').notNull(),
		participants_note: text('participants_note').notNull().default(''),
		created_by: text('created_by')
			.notNull()
			.references(() => person.id),
		created_at: at('created_at').notNull(),
		/** Counts edits, so that two editors do not overwrite each other. */
		version: integer('version').notNull().default(1),
		revised_at: at('revised_at'),
		published_at: at('published_at'),
		published_by: text('published_by').references(() => person.id),
		archived_at: at('archived_at')
	},
	(t) => [index('consultation_unit').on(t.unit_id, t.created_at)]
);

/** One step of a consultation; a vote's step has its vote beside it. */
export const step = sqliteTable(
	'step',
	{
		id: id(),
		consultation_id: text('consultation_id')
			.notNull()
			.references(() => consultation.id),
		position: integer('position').notNull(),
		kind: text('kind', {
			enum: [
				'notice',
				'meeting',
				'discussion',
				'questionnaire',
				'vote',
				'publication',
				'follow-up',
				'rating'
			]
		}).notNull(),
		title: text('title').notNull().default(''),
		body: text('body').notNull().default(''),
		starts_at: at('starts_at'),
		ends_at: at('ends_at')
	},
	(t) => [uniqueIndex('step_position').on(t.consultation_id, t.position)]
);

/** A file shown with a consultation. */
export const attachment = sqliteTable(
	'attachment',
	{
		consultation_id: text('consultation_id')
			.notNull()
			.references(() => consultation.id),
		file_id: text('file_id')
			.notNull()
			.references(() => file.id),
		position: integer('position').notNull()
	},
	(t) => [primaryKey({ columns: [t.consultation_id, t.file_id] })]
);
