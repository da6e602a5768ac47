import { expect, test } from 'vitest';
import { decisionOf, tierIn, voteForm } from './deciding.form.ts';

const counts = { members: '9', present: '5', inFavour: '5', against: '0', abstained: '0' };

test.each([decisionOf(null), decisionOf('base')])(
	'a decision is read as it was chosen: %s',
	(decision) => {
		const read = voteForm.parse({ ...counts, decision });
		expect(decisionOf(tierIn(read.decision))).toBe(decision);
	}
);

test.each(['', 'tier:', 'Refusal', 'base', 'x\ntier:base'])(
	'nothing else is taken for a refusal: %j',
	(decision) => {
		expect(voteForm.safeParse({ ...counts, decision }).success).toBe(false);
	}
);
