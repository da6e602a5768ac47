/** Two communities of the tests' own beside the demo's, each with one of everything, and who knocks at their doors. */
import { eq } from 'drizzle-orm';
import {
	DAY,
	doors,
	HOUR,
	giveSlips,
	makeCommunity,
	makeDraft,
	makeOpenVote,
	makePerson,
	START,
	type Community,
	type MadeVote
} from '#db/community.fixture.ts';
import { elector, roll_entry, vote } from '#db/schema.server.ts';
import * as attachments from '#lib/consultations/attachments.server.ts';
import { consultationForm } from '#lib/consultations/consultations.form.ts';
import * as consultations from '#lib/consultations/consultations.server.ts';
import * as drafting from '#lib/consultations/drafting.server.ts';
import type { Actor } from '#lib/people/actor.ts';
import * as invitations from '#lib/people/invitations.server.ts';
import * as recoveries from '#lib/people/recoveries.server.ts';
import * as sessions from '#lib/people/sessions.server.ts';
import { db } from '#lib/server/db.ts';
import { environment } from '#lib/server/env.ts';
import { newId } from '#lib/server/id.ts';
import { cast } from '#lib/votes/casting.server.ts';
import { toLocal } from '#lib/units/local-time.ts';
import * as proxies from '#lib/votes/proxies/proxies.server.ts';
import { record as recordProxy } from '#lib/votes/proxies/recording.server.ts';
import * as batches from '#lib/votes/paper-ballots/batches.server.ts';
import { formatCode } from '#lib/slips/code.ts';
import * as slips from '#lib/votes/slips/slips.server.ts';
import { designationsOf } from './designations-world.ts';
import { openDemo } from './people.ts';
import { surveysOf } from './surveys-world.ts';

export const zone = 'Asia/Shanghai';

/** From and until when a vote is open, in days from now. */
export function days(from: number, until: number) {
	const now = Date.now();
	return { opens_at: toLocal(now + from * DAY, zone), closes_at: toLocal(now + until * DAY, zone) };
}

/** The Cookie header of somebody who has signed in. */
export async function cookieOf({ id }: Actor): Promise<string> {
	const { token } = await sessions.open({ id, password_hash: '-' }, 'e2e', Date.now());
	return `minyi=${token}`;
}

/** Slips for everybody on the roll of an open vote, as their addresses. */
export async function slipPaths({ community, voteId }: MadeVote): Promise<string[]> {
	const issued = await slips.issue(community.editor, voteId, { everybody: true }, Date.now());
	if (typeof issued === 'string') throw new Error(`No slips: ${issued}`);
	return issued.slips.map(({ code }) => `/s/${formatCode(code)}`);
}

/** Asks the server itself, as a browser would when a form of ours is sent or a link followed. */
export function ask(
	path: string,
	{
		cookie = '',
		body,
		headers = {}
	}: { cookie?: string; body?: BodyInit; headers?: HeadersInit } = {}
): Promise<Response> {
	const { origin } = environment();
	return fetch(origin + path, {
		method: body === undefined ? 'GET' : 'POST',
		redirect: 'manual',
		headers: { accept: 'text/html', origin, cookie, ...headers },
		...(body === undefined ? {} : { body })
	});
}

/** The path that an answer sends the browser on to. */
export function nextOf(answer: Response): string {
	const { pathname, search } = new URL(answer.headers.get('location') ?? '', answer.url);
	return pathname + search;
}

/** The cookie that a slip gives, and the hidden fields of its ballot. */
export async function holdSlip(
	path: string,
	digits = ''
): Promise<{ cookie: string; form: [string, string][] }> {
	const slip = await ask(path, { body: new URLSearchParams({ digits }) });
	const cookie = slip.headers.getSetCookie()[0]?.split(';')[0] ?? '';
	const page = await (await ask(nextOf(slip), { cookie })).text();
	const hidden = (name: string): [string, string] => {
		const [, value = ''] = page.match(new RegExp(`name="${name}" value="([^"]*)"`)) ?? [];
		return [name, value];
	};
	return { cookie, form: [hidden('key'), hidden('slip')] };
}

/** One of everything in one community. */
export type Place = {
	community: Community;
	organiser: Actor;
	evaluator: Actor;
	ids: Record<string, string>;
	resident: string;
};

/** The people who knock: staff of `mine`, of `other`, of everything, of nothing; `organiser` and `evaluator` are those of `mine`. */
export const everybody = [
	'anonymous',
	'resident',
	'editor',
	'chair',
	'supervisor',
	'foreign',
	'organiser',
	'evaluator',
	'administrator'
] as const;
export type Who = (typeof everybody)[number];

export type World = { mine: Place; other: Place; cookies: Record<Who, string> };

/** Made once for each process of the tests, for all that changes nothing in it. */
export function world(): Promise<World> {
	made ??= makeWorld();
	return made;
}

let made: Promise<World> | undefined;

/** One more, for who signs out or leaves other traces. */
export async function makeWorld(): Promise<World> {
	await openDemo();
	const administrator = await makePerson('demo-nation', 'administrator');
	const [mine, other] = [await makePlace(administrator), await makePlace(administrator)];
	const { chair, editor, supervisor } = mine.community;
	return {
		mine,
		other,
		cookies: {
			anonymous: '',
			resident: mine.resident,
			editor: await cookieOf(editor),
			chair: await cookieOf(chair),
			supervisor: await cookieOf(supervisor),
			foreign: await cookieOf(other.community.editor),
			organiser: await cookieOf(mine.organiser),
			evaluator: await cookieOf(mine.evaluator),
			administrator: await cookieOf(administrator)
		}
	};
}

async function makePlace(administrator: Actor): Promise<Place> {
	const community = await makeCommunity();
	const { unitId, chair, editor } = community;
	const few = { rollKind: 'households', lines: doors(6) } as const;
	const draft = await makeDraft({ ...few, ...days(1, 8) }, community);
	const open = await makeOpenVote(
		{ ...few, ...days(-1, 6), privacy: 'named', proxy: true },
		community
	);
	const paper = await makeOpenVote({ ...few, ...days(-1, 6), paper: true }, community);
	const over = await makeOpenVote(few, community);
	await castAll(over);
	const [code = ''] = (await slipPaths(open)).map((path) => path.slice('/s/'.length));
	const matter = await consultationOf(over);
	const invited = {
		key: newId(),
		unitId,
		role: 'editor',
		name: '新来的',
		email: `${newId()}@example.org`
	};
	const invitation = await invitations.invite(chair, { ...invited, role: 'editor' }, Date.now());
	const forgetful = await makePerson(unitId, 'editor');
	const recovery = await recoveries.offer(administrator, forgetful.id, Date.now());
	if ('refused' in invitation || 'refused' in recovery) throw new Error('No links were made');
	const slip = await ask(`/s/${code}`, { body: new URLSearchParams() });
	const organiser = await makePerson(unitId, 'organiser');
	const { ids: designations, evaluator } = await designationsOf(community, organiser);
	return {
		community,
		...{ organiser, evaluator },
		resident: slip.headers.getSetCookie()[0]?.split(';')[0] ?? '',
		ids: {
			unit: unitId,
			consultation: matter,
			draftConsultation: await draftConsultation(community),
			draft: draft.voteId,
			open: open.voteId,
			over: over.voteId,
			paper: paper.voteId,
			batch: await batchOf(paper),
			pass: '1',
			roll: open.rollId,
			elector: await electorOf(open.voteId),
			proxy: await proxyOf(open),
			entry: await entryOf(open.rollId),
			import: await importOf(unitId, await cookieOf(editor)),
			file: await fileOf(editor, matter),
			code,
			kind: 'owners',
			invitation: invitation.token,
			recovery: recovery.token,
			...(await surveysOf(community)),
			...designations
		}
	};
}

/** Everybody has voted: for, for, against, and so on. */
async function castAll({ voteId }: MadeVote): Promise<void> {
	const choices = ['for', 'for', 'against'];
	for (const [i, holder] of (await giveSlips(voteId)).entries()) {
		const answer = await cast(holder, { choice: choices[i % 3] ?? '', key: newId() }, START + HOUR);
		if (answer !== 'cast') throw new Error(`Not cast: ${answer}`);
	}
}

async function batchOf({ community, voteId }: MadeVote): Promise<string> {
	const input = { key: newId(), title: '', papers: 3 };
	const made = await batches.make(community.editor, voteId, input, Date.now());
	if (typeof made === 'string') throw new Error(`No batch: ${made}`);
	return made.id;
}

async function consultationOf({ voteId }: MadeVote): Promise<string> {
	const found = await db().query.vote.findFirst({ where: eq(vote.id, voteId) });
	return found?.consultation_id ?? '';
}

async function draftConsultation({ unitId, editor }: Community): Promise<string> {
	const input = consultationForm.parse({
		key: newId(),
		title: '还没有发布的协商',
		topic: 'public-affairs',
		participants: ['committee'],
		background: '背景',
		notice: '公告'
	});
	return (await drafting.draft(editor, unitId, input, Date.now())).id;
}

/** A proxy of the last elector, for the first. */
async function proxyOf({ community: { editor, chair }, voteId }: MadeVote): Promise<string> {
	const electors = await db().query.elector.findMany({ where: eq(elector.vote_id, voteId) });
	const [first, last] = [electors[0]?.id ?? '', electors.at(-1)?.id ?? ''];
	const file = new File(['%PDF-1.4\n%%EOF\n'], '委托书.pdf', { type: 'application/pdf' });
	const given = { key: newId(), grantorId: last, holder: { electorId: first }, file };
	const answer = await recordProxy(editor, voteId, given, Date.now());
	const [made] = (await proxies.list(chair, voteId)).rows;
	if (answer !== 'recorded' || !made) throw new Error(`No proxy: ${answer}`);
	return made.id;
}

async function electorOf(voteId: string): Promise<string> {
	const found = await db().query.elector.findFirst({ where: eq(elector.vote_id, voteId) });
	return found?.id ?? '';
}

async function entryOf(rollId: string): Promise<string> {
	const found = await db().query.roll_entry.findFirst({ where: eq(roll_entry.roll_id, rollId) });
	return found?.id ?? '';
}

async function fileOf(editor: Actor, consultationId: string): Promise<string> {
	const pdf = new File(['%PDF-1.4\n%%EOF\n'], '说明.pdf', { type: 'application/pdf' });
	const answer = await attachments.add(editor, consultationId, pdf, Date.now());
	const [file] = await consultations.listAttachments(consultationId);
	if (answer !== 'added' || !file) throw new Error(`Not attached: ${answer}`);
	return file.id;
}

/** A list of two households on its way into a new roll. */
async function importOf(unitId: string, cookie: string): Promise<string> {
	const body = new FormData();
	body.set('key', newId());
	body.set('kind', 'households');
	body.set('file', new File(['楼栋,房号,姓名\n1,101,王一\n1,102,李二\n'], '住户.csv'));
	const answer = await ask(`/desk/${unitId}/rolls/imports`, { cookie, body });
	const id = answer.headers.get('location')?.match(/imports\/([^/]+)/)?.[1];
	if (!id) throw new Error(`Not uploaded: ${answer.status}`);
	return id;
}
