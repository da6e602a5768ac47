/** A whole round of designations by the people who hold it, on the pages that they use: from the call to a re-check. */
import { test } from '@playwright/test';
import { apply, assign, callRound, screen, type Journey } from './applying-pages.ts';
import { answerObjection, decide, designate, object, recheckOne } from './deciding-pages.ts';
import { makeCast } from './designating.ts';
import { openDemo } from './people.ts';
import { review, settle, visit } from './reviewing-pages.ts';

test('a round, from its call to a certificate and a re-check @js', async ({ page }) => {
	test.setTimeout(600_000);
	await openDemo();
	const journey: Journey = {
		...(await makeCast()),
		...{ page, programmeId: '', home: '', applied: [], given: [] }
	};
	const step = (title: string, act: (journey: Journey) => Promise<void>) =>
		test.step(title, () => act(journey));
	await step('the organiser opens a programme from the example', callRound);
	await step('three units apply, with files and figures', apply);
	await step('the organiser lets them go on to review', screen);
	await step('six evaluators are assigned as nobody’s conflict stands against it', assign);
	await step('each reviews without seeing the others', review);
	await step('what lies apart is settled', settle);
	await step('a visit changes a score', visit);
	await step('the panel decides: a base, a station, a refusal', decide);
	await step('somebody objects to the public list', object);
	await step('the objection is answered', answerObjection);
	await step('certificates are made, and verified', designate);
	await step('a re-check downgrades one', recheckOne);
});
