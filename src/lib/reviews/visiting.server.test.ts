import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeRound, type Round } from '#lib/applications/applying.fixture.server.ts';
import * as files from '#lib/files/files.server.ts';
import { DAY } from '#lib/programmes/terms.fixture.ts';
import { newId } from '#lib/server/id.ts';
import { linesOf } from './matrix.ts';
import { matrixOf } from './matrix.server.ts';
import { REVIEW } from './reviewing.fixture.server.ts';
import { makeAssigned, sealWith } from './settling.fixture.server.ts';
import * as findings from './visit-findings.server.ts';
import * as photos from './visit-photos.server.ts';
import * as reports from './visit-report.server.ts';
import * as scores from './visit-scores.server.ts';
import * as visiting from './visiting.server.ts';
import * as visits from './visits.server.ts';

const THEN = REVIEW + 5 * DAY;
let round: Round;
let made: Awaited<ReturnType<typeof makeAssigned>>;
let visitId: string;

beforeAll(async () => {
	round = await makeRound();
	made = await makeAssigned(round, 2);
});

const lead = () => made.experts[0]!.actor;
const reviewer = () => made.experts[1]!.actor;
const input = () => ({
	applicationId: made.applicationId,
	key: newId(),
	planned_for: THEN,
	plan: '请准备会议记录',
	lines: ['楼门长怎样产生？', '看会议记录原件'].map((question) => ({ key: '', question }))
});
const plan = (more = {}, actor = round.organiser) =>
	visiting.plan(actor, round.programmeId, { ...input(), ...more }, REVIEW);

async function photo(): Promise<File> {
	const image = sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } });
	return new File([new Uint8Array(await image.jpeg().toBuffer())], '现场.jpg');
}

describe('a visit', () => {
	test('is planned by the organiser once all reviews are in, one at a time', async () => {
		await sealWith(made.experts[0]!, 300);
		expect(await plan()).toBe('not_all_in');
		await sealWith(made.experts[1]!, 300);
		await expect(plan({}, lead())).rejects.toMatchObject({ status: 403 });
		expect(await plan({ lines: [] })).toBe('no_questions');
		const key = newId();
		const planned = await plan({ key });
		expect(await plan({ key })).toEqual(planned);
		expect(await plan()).toBe('planned_already');
		visitId = typeof planned === 'string' ? '' : planned.id;
		const other = await makeRound();
		await expect(visits.getOfProgramme(other.programmeId, visitId)).rejects.toMatchObject({
			status: 404
		});
	});

	test('is seen by those who review the application, and by no other evaluator', async () => {
		expect((await visits.getOfReviewer(reviewer(), visitId)).leads).toBe(false);
		expect((await visits.getOfReviewer(lead(), visitId)).leads).toBe(true);
		const elsewhere = await makeAssigned(await makeRound(), 1);
		for (const stranger of [elsewhere.experts[0]!.actor, made.chair]) {
			await expect(visits.getOfReviewer(stranger, visitId)).rejects.toMatchObject({ status: 404 });
		}
	});

	test('keeps what two write at the same time: the later one sees what stands', async () => {
		const keep = (words: string, over: string, actor = lead()) =>
			findings.keep(actor, visitId, { part: 'attendance', words, over }, THEN);
		expect(await keep('王主任', '')).toBe('kept');
		expect(await keep('王主任', '')).toBe('kept');
		expect(await keep('李书记', '', reviewer())).toMatchObject({
			standing: { words: '王主任' }
		});
		expect(await keep('王主任、李书记', '王主任', reviewer())).toBe('kept');
		const forged = { part: 'none', words: '', over: '' };
		expect(await findings.keep(lead(), visitId, forged, THEN)).toBe('no_such_part');
	});

	test('has pictures that come once, and are seen by who takes part', async () => {
		const upload = await photo();
		const add = (more = {}) =>
			photos.addPhoto(
				lead(),
				visitId,
				{ part: 'overall', upload, key: 'picture-key-1', ...more },
				THEN
			);
		const added = await add();
		expect(await add()).toEqual(added);
		if ('fault' in added) throw new Error(added.fault);
		const paper = new File(['%PDF-1.4'], 'x.pdf');
		expect(await add({ upload: paper, key: newId() })).toEqual({ fault: 'wrong_type' });
		expect(await photos.canSeePhoto(reviewer(), added.file_id)).toBe(true);
		expect(await photos.canSeePhoto(round.organiser, added.file_id)).toBe(true);
		expect(await photos.canSeePhoto(made.chair, added.file_id)).toBe(false);
		expect(await photos.canSeePhoto(null, added.file_id)).toBe(false);
		expect(await photos.canSeePhoto(lead(), 'another')).toBeNull();
		expect(await photos.removePhoto(lead(), visitId, added.id, THEN)).toBe('removed');
		expect(await files.find(added.file_id)).toBeNull();
		expect(await findings.photosOf(visitId)).toEqual([]);
	});

	test('changes a score with a reason, by the lead; it has the last word', async () => {
		const rescore = (actor = lead(), more = {}) => {
			const changed = { indicatorKey: 'e1', score: 400, reason: '看到了原件', ...more };
			return scores.rescore(actor, visitId, changed, THEN);
		};
		await expect(rescore(reviewer())).rejects.toMatchObject({ status: 403 });
		expect(await rescore(lead(), { reason: '' })).toBe('no_reason');
		expect(await rescore(lead(), { score: 50 })).toBe('not_on_scale');
		expect(await rescore()).toBe('rescored');
		const [line] = linesOf(await matrixOf(made.applicationId));
		expect(line).toMatchObject({ by: 'visit', share: 10_000 });
		expect(await scores.takeBack(lead(), visitId, 'e1', THEN)).toBe('taken_back');
		expect(linesOf(await matrixOf(made.applicationId))[0]).toMatchObject({ by: 'reviews' });
	});

	test('changes its check list, but for what something was found on', async () => {
		const { checklist, version } = await visits.get(visitId);
		const [first] = checklist;
		const found = { part: first?.key ?? '', words: '楼门长由居民推选', over: '' };
		await findings.keep(reviewer(), visitId, found, THEN);
		const revise = (lines: { key: string; question: string }[], at = version) =>
			visiting.revise(round.organiser, visitId, { ...input(), lines, version: at }, THEN);
		expect(await revise(checklist.slice(1))).toBe('found_already');
		expect(await revise(checklist.slice(0, 1), version + 7)).toBe('edited_meanwhile');
		expect(await revise([...checklist, { key: '', question: '问居民三人' }])).toBe('revised');
		expect((await visits.get(visitId)).checklist).toHaveLength(3);
	});
});

describe('the report', () => {
	test('is handed in by the lead when every part has its words, and not before the day', async () => {
		await expect(reports.report(reviewer(), visitId, THEN)).rejects.toMatchObject({ status: 403 });
		expect(await reports.report(lead(), visitId, THEN - DAY)).toBe('too_early');
		expect(await reports.report(lead(), visitId, THEN)).toBe('incomplete');
		expect(await reports.reply(made.chair, visitId, '我们补充', THEN)).toBe('not_reported');
		const { checklist } = await visits.get(visitId);
		for (const part of [...checklist.slice(1).map(({ key }) => key), 'overall']) {
			await findings.keep(reviewer(), visitId, { part, words: '属实', over: '' }, THEN);
		}
		const picture = { part: 'overall', upload: await photo(), key: newId() };
		const added = await photos.addPhoto(reviewer(), visitId, picture, THEN);
		const fileId = 'file_id' in added ? added.file_id : '';
		expect(await photos.canSeePhoto(made.chair, fileId)).toBe(false);
		expect(await reports.report(lead(), visitId, THEN)).toBe('reported');
		expect(await reports.report(lead(), visitId, THEN)).toBe('reported');
		expect(await photos.canSeePhoto(made.chair, fileId)).toBe(true);
		const { organiser, organiserId } = round;
		const deskOfOrganiser = {
			...organiser,
			memberships: [{ unit_id: organiserId, role: 'chair' as const }]
		};
		expect(await photos.canSeePhoto(deskOfOrganiser, fileId)).toBe(false);
		expect(await photos.addPhoto(lead(), visitId, { ...picture, key: newId() }, THEN)).toEqual({
			fault: 'closed'
		});
		const late = { part: 'overall', words: '改', over: '属实' };
		expect(await findings.keep(lead(), visitId, late, THEN)).toBe('closed');
		expect(await visiting.cancel(round.organiser, visitId, '改期', THEN)).toBe('closed');
	});

	test('is answered once by the chair of the unit', async () => {
		await expect(reports.reply(made.editor, visitId, '补充', THEN)).rejects.toMatchObject({
			status: 403
		});
		expect(await reports.reply(made.chair, visitId, ' ', THEN)).toBe('no_words');
		expect(await reports.reply(made.chair, visitId, '我们补充', THEN)).toBe('replied');
		expect(await reports.reply(made.chair, visitId, '我们补充', THEN)).toBe('replied');
		expect(await reports.reply(made.chair, visitId, '再补充', THEN)).toBe('already');
		expect(await visits.get(visitId)).toMatchObject({ reply: '我们补充' });
	});
});
