import { valueOf, type Answer, type Answers, type Value } from './answers.ts';
import { compute } from './computed.ts';
import { holds, type Condition, type Look, type RollAttribute } from './conditions.ts';
import type { Document, Quota, Section } from './document.ts';
import type { Question } from './questions.ts';

/** What is known beside the answers: the line of the roll, and the quotas that are full. */
export type Around = {
	roll?: Partial<Record<RollAttribute, string | number>>;
	full?: ReadonlySet<string>;
};

/** Why no further question comes: all were asked, an answer ended it, or a quota is full. */
export type End =
	{ by: 'all-asked' } | { by: 'answer'; question: string } | { by: 'quota'; quota: Quota };

/** The way through a questionnaire with these answers. */
export type Walk = {
	/** The questions that are asked, in order, with the section they stand in. */
	asked: readonly { section: Section; question: Question }[];
	/** The answers to them; what was answered before a question was hidden is left out. */
	answers: Answers;
	/** Computed values by key, from these answers alone. */
	computed: Readonly<Record<string, number | null>>;
	end: End;
};

/**
 * Walks through a questionnaire in order. A question is asked if its section's condition and its own hold; they
 * see only answers to questions asked before it, so that what hangs on a hidden question is hidden too. The walk
 * ends where an answer ends it, or where a full quota's condition has come to hold. Pure: the browser and the
 * server come to the same.
 */
export function walk(document: Document, given: Answers, around: Around = {}): Walk {
	const asked: { section: Section; question: Question }[] = [];
	const answers: Record<string, Answer> = Object.create(null);
	const look = lookInto(document, answers, around);
	const meets = (condition: Condition | undefined) => !condition || holds(condition, look);
	const finish = (end: End): Walk => ({
		asked,
		answers,
		computed: computedOf(document, answers),
		end
	});

	for (const section of document.sections) {
		if (!meets(section.when)) continue;
		for (const question of section.questions) {
			if (!meets(question.when)) continue;
			asked.push({ section, question });
			const answer = Object.hasOwn(given, question.key) ? given[question.key] : undefined;
			if (answer === undefined) continue;
			answers[question.key] = answer;
			const quota = document.quotas.find(({ key, when }) => around.full?.has(key) && meets(when));
			if (quota) return finish({ by: 'quota', quota });
			if (question.endIf && meets(question.endIf)) {
				return finish({ by: 'answer', question: question.key });
			}
		}
	}
	return finish({ by: 'all-asked' });
}

/** The quotas whose condition these answers meet: each of them has one more answer when they are sent. */
export function quotasOf(document: Document, { answers }: Walk, around: Around = {}): Quota[] {
	const look = lookInto(document, answers, around);
	return document.quotas.filter(({ when }) => holds(when, look));
}

function lookInto(document: Document, answers: Answers, { roll = {} }: Around): Look {
	return (source): Value => {
		if ('question' in source) return valueOf(answers[source.question], source.row);
		if ('roll' in source) return valueOf(roll[source.roll]);
		const computed = document.computed.find(({ key }) => key === source.computed);
		return computed ? compute(computed, answers) : null;
	};
}

function computedOf(document: Document, answers: Answers): Record<string, number | null> {
	return Object.fromEntries(document.computed.map((one) => [one.key, compute(one, answers)]));
}
