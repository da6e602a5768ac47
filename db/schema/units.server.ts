import { integer, sqliteTable, text, type AnySQLiteColumn } from 'drizzle-orm/sqlite-core';
import { at, flag, id } from './columns.ts';

/** A place in the hierarchy from nation to community; descendants share a prefix of `code`. */
export const unit = sqliteTable('unit', {
	id: id(),
	code: text('code').notNull().unique(),
	parent_id: text('parent_id').references((): AnySQLiteColumn => unit.id),
	level: text('level', {
		enum: ['nation', 'province', 'city', 'district', 'street', 'community']
	}).notNull(),
	/** A city committee (居委会) or a village committee (村委会): which law applies. */
	kind: text('kind', { enum: ['urban', 'rural'] }).notNull(),
	name: text('name').notNull(),
	name_en: text('name_en').notNull(),
	population: integer('population'),
	households: integer('households'),
	/** Land area in hectares × 100. */
	land_area: integer('land_area'),
	address: text('address').notNull().default(''),
	contact: text('contact').notNull().default(''),
	phone: text('phone').notNull().default(''),
	introduction: text('introduction').notNull().default(''),
	time_zone: text('time_zone').notNull().default('Asia/Shanghai'),
	/** Opening and closing a vote need chair and supervisor. */
	two_person: flag('two_person').notNull().default(true),
	created_at: at('created_at').notNull(),
	closed_at: at('closed_at')
});
