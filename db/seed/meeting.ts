import writeXlsxFile from 'write-excel-file/node';
import type { Actor } from '#lib/people/actor.ts';
import * as confirmations from '#lib/votes/confirmations.server.ts';
import * as meeting from '#lib/votes/meeting/meeting.server.ts';
import { expectTo } from './expect.ts';
import type { Matter } from './matters.ts';

const hour = 3_600_000;

/** The hands are counted in the hall, and two people close the vote once it is over. */
export async function holdMeeting(
	voteId: string,
	{ vote: { hands = [0, 0, 0, 0] } }: Matter,
	{ chair, supervisor }: { chair: Actor; supervisor: Actor },
	closesAt: number
): Promise<void> {
	const [present, votes_for, votes_against, abstaining] = hands;
	const file = await attendance(present);
	const counted = { present, votes_for, votes_against, abstaining, note: '', file };
	const key = `demo-hands-${voteId}`;
	expectTo('recorded', await meeting.record(chair, voteId, { ...counted, key }, closesAt - hour));
	const after = closesAt + hour;
	expectTo('proposed', await confirmations.propose(chair, voteId, 'close', after));
	expectTo('done', await confirmations.confirm(supervisor, voteId, 'close', after + hour));
}

/** The list that everybody signs at the door. */
async function attendance(present: number): Promise<File> {
	const line = (i: number) => [{ value: String(i + 1) }, { value: '户代表' }, { value: '已签到' }];
	const rows = [
		[{ value: '序号' }, { value: '身份' }, { value: '签到' }],
		...Array.from({ length: present }, (_, i) => line(i))
	];
	const bytes = await writeXlsxFile(rows).toBuffer();
	return new File([new Uint8Array(bytes)], '签到表.xlsx');
}
